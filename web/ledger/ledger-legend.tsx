import type { LedgerCell } from '#schemas/api/ledger.ts';
import { useWording } from '../shared/wording.tsx';
import { lookOf, signOf, wordsOf } from './cell-words.ts';

/** What the colors and signs of a book's cells mean, those that it has, and how many there are. */
export function LedgerLegend({ cells }: { cells: readonly LedgerCell[] }) {
  const { t } = useWording();
  const kinds = new Map<string, { cell: LedgerCell; words: string; count: number }>();
  for (const cell of cells) {
    const words = cell.mark
      ? t.web.ledger.explained
      : wordsOf(t, { ...cell, progress: cell.state === 'fine' ? cell.progress : null });
    const known = kinds.get(words);
    if (known) known.count += 1;
    else kinds.set(words, { cell, words, count: 1 });
  }
  return (
    <ul className="number-legend" aria-label={t.web.ledger.legend}>
      {[...kinds.values()].map(({ cell, words, count }) => (
        <li key={words}>
          <span className={lookOf(cell)} data-sign={signOf(cell)} aria-hidden="true" />
          {words} <b>{count}</b>
        </li>
      ))}
    </ul>
  );
}
