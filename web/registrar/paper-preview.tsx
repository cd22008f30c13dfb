import type { ExtractView } from '#schemas/api/extracts.ts';
import type { EntryView } from '#schemas/api/tasks.ts';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** The text of the paper before it is signed; the sealed PDF itself is shown right after. */
export function PaperPreview(props: { extract: ExtractView; entry: EntryView | null }) {
  const { t, fill } = useWording();
  const { officer } = useSession();
  const { extract, entry } = props;
  const fields = (entry?.fields ?? []).filter((field) => field.verified?.state === 'written');
  return (
    <div className="sheet">
      <h3>{extract.title}</h3>
      <p className="sheet-number">{t.web.registrar.numberLater}</p>
      <dl className="sheet-values">
        {fields.map((field) => (
          <div key={field.key}>
            <dt>{t.fields[field.key]}</dt>
            <dd>{field.verified?.written}</dd>
          </div>
        ))}
      </dl>
      <footer className="sheet-foot">
        <p>
          {t.web.registrar.requester}:{' '}
          {fill(t.web.ask.askedBy, { name: extract.requester.name, relation: extract.requester.relation })}
          {extract.requester.paper && ` · ${extract.requester.paper}`}
          <br />
          {t.web.registrar.copies}: {extract.copies}
        </p>
        <p className="sheet-signer">
          {officer?.capacityLines.map((line) => (
            <span key={line}>{line}</span>
          ))}
          <strong>{officer?.name}</strong>
        </p>
      </footer>
    </div>
  );
}
