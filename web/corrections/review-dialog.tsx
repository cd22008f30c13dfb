import type { RecordView } from '#schemas/api/records.ts';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { CorrectionKind } from '#schemas/events.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Keys } from '../shared/keys.tsx';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import type { Basis } from './basis-fields.tsx';
import { textNow } from './text-now.ts';

/** The second look: before and after, field by field, beside the ink; Enter keeps it. */
export function ReviewDialog(props: {
  record: RecordView;
  decision: { readonly what: CorrectionKind; readonly basis: Basis; readonly note: string };
  changes: readonly { readonly field: TaskField; readonly to: string }[];
  isBusy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.corrections;
  const { what, basis, note } = props.decision;
  return (
    <Dialog title={texts.reviewTitle} onClose={props.onClose} className="review">
      <p>
        <strong>
          {fill(texts.basisLine, {
            what: texts.kinds[what],
            number: basis.number,
            date: showDate(basis.date),
            office: basis.office,
          })}
        </strong>
      </p>
      {props.changes.length === 0 ? (
        <p>{texts.onlyNote}</p>
      ) : (
        <table className="review-changes">
          <thead>
            <tr>
              <td />
              <th scope="col">{texts.before}</th>
              <th scope="col">{texts.after}</th>
            </tr>
          </thead>
          <tbody>
            {props.changes.map(({ field, to }) => (
              <tr key={field.key}>
                <th scope="row">{t.fields[field.key]}</th>
                <td>
                  {textNow(field) || <em>{texts.empty}</em>}
                  {field.read.box && (
                    <Crop
                      image={props.record.entry.gray}
                      box={field.read.box}
                      alt={fill(t.web.viewer.crop, { field: t.fields[field.key] })}
                      maxHeightPx={64}
                    />
                  )}
                </td>
                <td>
                  <strong>{to || <em>{texts.empty}</em>}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{texts.printedNote}</h3>
      <p className="review-note">{note}</p>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {texts.cancel}
        </button>
        <button
          type="button"
          className="button is-primary"
          data-first
          disabled={props.isBusy}
          onClick={props.onConfirm}
        >
          {texts.confirm} <Keys keys="Enter" />
        </button>
      </footer>
    </Dialog>
  );
}
