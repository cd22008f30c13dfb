import type { ExtractView, PreviewLine } from '#schemas/api/extracts.ts';
import { sayRelation } from '../shared/say-relation.ts';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** The text of the paper before it is signed, as the server will print it; the sealed PDF itself is shown right after. */
export function PaperPreview(props: {
  extract: ExtractView;
  lines: readonly PreviewLine[] | null;
  /** Lines above the signer's name. */
  signedAs: readonly string[];
}) {
  const { t, fill } = useWording();
  const { officer } = useSession();
  const { extract, lines } = props;
  if (!lines) return <p className="loading">{t.web.app.loading}</p>;
  return (
    <div className="sheet">
      <p className="sheet-number">{t.web.registrar.numberLater}</p>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of one paper never change places
        <Line key={at} line={line} />
      ))}
      <p className="sheet-signer">
        {props.signedAs.map((line) => (
          <span key={line}>{line}</span>
        ))}
        <strong>{officer?.name}</strong>
      </p>
      <footer className="sheet-foot">
        {t.web.registrar.requester}:{' '}
        {fill(t.web.ask.askedBy, {
          name: extract.requester.name,
          relation: sayRelation(t, extract.requester.relation),
        })}
        {extract.requester.paper && ` · ${extract.requester.paper}`}
        <br />
        {extract.purpose && (
          <>
            {t.web.registrar.purpose}: {extract.purpose}
            <br />
          </>
        )}
        {t.web.registrar.copies}: {extract.copies}
        {extract.withScan && ` · ${t.web.registrar.withScan}`}
      </footer>
    </div>
  );
}

function Line(props: { line: PreviewLine }) {
  const { as, cells } = props.line;
  return (
    <p
      className={`sheet-line is-${as}`}
      style={{ gridTemplateColumns: cells.map(({ share }) => `minmax(0, ${share}fr)`).join(' ') }}
    >
      {cells.map(({ runs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells of one line never change places
        <span key={at}>
          {runs.map(({ text, bold }, n) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: runs of one cell never change places
            bold ? <strong key={n}>{text}</strong> : <span key={n}>{text}</span>,
          )}
        </span>
      ))}
    </p>
  );
}
