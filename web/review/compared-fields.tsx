import { useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import { textOf } from '../counter/differing-fields.ts';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { type MarkedPiece, markDifferences } from '../shared/mark-differences.ts';
import { MarkedText } from '../shared/marked-text.tsx';
import type { PairedField } from './pair-fields.ts';

/** What both entries say, side by side in reading order, the letters marked in which they differ. */
export function ComparedFields(props: {
  rows: readonly PairedField[];
  /** The line whose ink is looked at; null: none. */
  current: number | null;
  onPick: (at: number) => void;
}) {
  const { t } = useWording();
  const texts = t.web.review;
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
        {props.rows.map((row, at) => (
          <Row
            key={`${row.one?.key} ${row.other?.key}`}
            row={row}
            isCurrent={at === props.current}
            onPick={() => props.onPick(at)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row(props: { row: PairedField; isCurrent: boolean; onPick: () => void }) {
  const { t } = useWording();
  const { one, other, differs } = props.row;
  const line = useRef<HTMLTableRowElement>(null);
  useInView(line, props.isCurrent);
  const [first, second] = differs
    ? markDifferences((one && textOf(one)) ?? '', (other && textOf(other)) ?? '')
    : [null, null];
  const labels = [one, other].flatMap((field) => (field ? [t.fields[field.key]] : []));
  return (
    <tr ref={line} data-differs={differs} aria-current={props.isCurrent || undefined} onClick={props.onPick}>
      <th scope="row">{[...new Set(labels)].join(' / ')}</th>
      <td lang="vi">
        <Said field={one} pieces={first} />
      </td>
      <td lang="vi">
        <Said field={other} pieces={second} />
      </td>
    </tr>
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
  return <MarkedText pieces={pieces} />;
}
