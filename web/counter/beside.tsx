import { useState } from 'react';
import type { RecordView } from '#schemas/api/records.ts';
import { Dialog } from '../shared/dialog.tsx';
import { commandFor } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { addresses, go } from '../shared/router.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';
import { pageCommands } from '../verifier/page-commands.ts';
import { type FieldPair, fieldPairs, textOf } from './differing-fields.ts';
import { useRecord } from './use-record.ts';

/** Two entries held against each other: their ink above, field against field below. Alt and the keys of the page move both. */
export function Beside(props: { record: RecordView; otherId: string; onClose: () => void }) {
  const { t, sayFailure } = useWording();
  const { record: other, failure } = useRecord(props.otherId);
  return (
    <Dialog title={t.web.counter.besideTitle} onClose={props.onClose} className="is-full">
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {other ? (
        <Both record={props.record} other={other} onClose={props.onClose} />
      ) : (
        failure === null && <p className="loading">{t.web.app.loading}</p>
      )}
    </Dialog>
  );
}

function Both(props: { record: RecordView; other: RecordView; onClose: () => void }) {
  const { t } = useWording();
  const texts = t.web.counter;
  const { record, other } = props;
  const [one, two] = [record.entry, other.entry];
  const pages = [usePageView(one.gray, one.scan, one.box), usePageView(two.gray, two.scan, two.box)];
  const [onlyDifferent, setOnlyDifferent] = useState(true);
  const pairs = fieldPairs(one, two);
  const shown = onlyDifferent ? pairs.filter(({ differs }) => differs) : pairs;
  const said = ({ one: field }: Pick<FieldPair, 'one'>) =>
    (field &&
      (field.verified && field.verified.state !== 'written'
        ? t.fieldStates[field.verified.state]
        : textOf(field))) ??
    '—';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the pages inside it
    <div
      className="beside"
      onKeyDown={(event) => {
        for (const page of pages) commandFor(pageCommands, event.nativeEvent, { page })?.do({ page });
      }}
    >
      {[record, other].map((each, at) => {
        const page = pages[at];
        return (
          <section key={each.hit.id} className="beside-page">
            <header>
              <strong lang="vi">{each.hit.names[0] ?? '—'}</strong> <span>{each.entry.bookTitle}</span>{' '}
              <StatusChip status={each.hit.status} />
            </header>
            {page && (
              <PageViewer
                gray={each.entry.gray}
                scan={each.entry.scan}
                box={null}
                entryBox={each.entry.box}
                page={page}
                label={each.entry.bookTitle}
              />
            )}
          </section>
        );
      })}
      <section className="beside-fields">
        <div className="beside-do">
          <label className="tick">
            <input
              // biome-ignore lint/a11y/noAutofocus: the keys of the pages work from here
              autoFocus
              type="checkbox"
              checked={onlyDifferent}
              onChange={(event) => setOnlyDifferent(event.target.checked)}
            />
            {texts.onlyDifferent}
          </label>
          <button
            type="button"
            className="button"
            onClick={() => {
              props.onClose();
              go(`${addresses.counter}/${other.hit.id}`);
            }}
          >
            {texts.openOther}
          </button>
        </div>
        {shown.length === 0 && <p className="quiet">{texts.allSame}</p>}
        <table>
          <tbody>
            {shown.map((pair) => (
              <tr key={pair.key} data-differs={pair.differs}>
                <th scope="row">{t.fields[pair.key]}</th>
                <td lang="vi">{said({ one: pair.one })}</td>
                <td lang="vi">{said({ one: pair.other })}</td>
                <td>{pair.differs && <span className="mini">{texts.differs}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
