import { useState } from 'react';
import { type LedgerCell, NumberMarkKind } from '#schemas/api/ledger.ts';
import { useWording } from '../shared/wording.tsx';
import { ExplainDialog, type Reason } from './explain-dialog.tsx';

export interface Explanation extends Reason<NumberMarkKind> {
  readonly from: number;
  readonly to: number;
}

/** Why a number has no entry of its own; a gap of several is explained at once. */
export function ExplainNumbers(props: {
  year: number;
  cell: LedgerCell;
  /** The gap it lies in. */
  span: { readonly from: number; readonly to: number };
  failure: unknown;
  onExplain: (said: Explanation) => void;
  onClose: () => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { cell, span } = props;
  const count = span.to - span.from + 1;
  const [isAll, setAll] = useState(count > 1);
  const number = cell.number ?? span.from;
  const own = isAll ? span : { from: number, to: number };
  return (
    <ExplainDialog
      title={fill(texts.explainTitle, {
        numbers: own.from === own.to ? own.from : `${own.from}–${own.to}`,
        year: props.year,
      })}
      kinds={NumberMarkKind.options}
      said={cell.mark}
      failure={props.failure}
      onExplain={(reason) => props.onExplain({ ...own, ...reason })}
      onClose={props.onClose}
    >
      {count > 1 && (
        <label className="explain-all">
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
          {fill(texts.explainSpan, { count, from: span.from, to: span.to })}
        </label>
      )}
    </ExplainDialog>
  );
}
