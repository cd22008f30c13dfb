import { memo } from 'react';
import type { LedgerCell, LedgerYearView } from '#schemas/api/ledger.ts';
import { useWording } from '../shared/wording.tsx';
import { lookOf, signOf, wordsOf } from './cell-words.ts';

/** A year's numbers, a cell each. Only the chosen cell takes the Tab key; arrows go on from it. */
export const YearStrip = memo(function YearStrip(props: {
  year: LedgerYearView;
  /** Index of its first cell among all of the book. */
  first: number;
  chosen: number | null;
  onChoose: (at: number) => void;
  onOpen: (at: number) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { year, first, chosen } = props;
  const label = (cell: LedgerCell): string =>
    cell.number === null
      ? fill(texts.cellUnknown, { what: wordsOf(t, cell) })
      : fill(texts.cell, { number: cell.number, what: wordsOf(t, cell) });
  return (
    <fieldset className="numbers" aria-label={fill(texts.strip, { year: year.year })}>
      {year.cells.map((cell, i) => {
        const at = first + i;
        return (
          <button
            key={at}
            type="button"
            data-at={at}
            data-sign={signOf(cell)}
            className={lookOf(cell)}
            aria-label={label(cell)}
            aria-pressed={at === chosen}
            tabIndex={at === (chosen ?? 0) ? 0 : -1}
            onFocus={() => props.onChoose(at)}
            onMouseEnter={() => props.onChoose(at)}
            onClick={() => props.onOpen(at)}
          >
            {cell.number ?? '·'}
          </button>
        );
      })}
    </fieldset>
  );
});
