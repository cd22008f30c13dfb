import type { ReviewTask } from '#schemas/api/review.ts';
import type { TaskField } from '#schemas/api/tasks.ts';
import { textOf } from '../counter/differing-fields.ts';
import { useWording } from '../shared/wording.tsx';
import { type MarkedPiece, markDifferences } from '../verifier/mark-differences.ts';
import { pairedFields } from './pair-fields.ts';

/** What both entries say, side by side in reading order, the letters marked in which they differ. */
export function ComparedFields(props: { sides: ReviewTask['sides'] }) {
  const { t } = useWording();
  const texts = t.web.review;
  const [a, b] = props.sides;
  return (
    <table className="review-fields">
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.left}</th>
          <th scope="col">{texts.right}</th>
        </tr>
      </thead>
      <tbody>
        {pairedFields([a, b]).map(({ one, other, differs }) => {
          const [first, second] = differs
            ? markDifferences((one && textOf(one)) ?? '', (other && textOf(other)) ?? '')
            : [null, null];
          const labels = [one, other].flatMap((field) => (field ? [t.fields[field.key]] : []));
          return (
            <tr key={`${one?.key} ${other?.key}`} data-differs={differs}>
              <th scope="row">{[...new Set(labels)].join(' / ')}</th>
              <td lang="vi">
                <Said field={one} pieces={first} />
              </td>
              <td lang="vi">
                <Said field={other} pieces={second} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What one side says; `pieces` mark where the other differs. */
function Said(props: { field: TaskField | null; pieces: readonly MarkedPiece[] | null }) {
  const { t } = useWording();
  const { field, pieces } = props;
  if (!field) return <span className="quiet">—</span>;
  if (field.verified && field.verified.state !== 'written')
    return <em>{t.fieldStates[field.verified.state]}</em>;
  if (!pieces) return textOf(field) ?? <span className="quiet">—</span>;
  let at = 0;
  return (
    <>
      {pieces.map(({ text, is }) => {
        at += text.length;
        if (is === 'same') return <span key={at}>{text}</span>;
        return (
          <mark
            key={at}
            className={`is-${is}`}
            title={is === 'tone' ? t.web.arbitrate.differsInTone : t.web.arbitrate.differs}
          >
            {text}
          </mark>
        );
      })}
    </>
  );
}
