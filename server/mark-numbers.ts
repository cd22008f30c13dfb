import type { MarkKind } from '#schemas/api/ledger.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import type { Officer } from '#schemas/officer.ts';
import { keepMarks } from '#store/ledger-marks.ts';
import type { ServerPorts } from './ports.ts';
import { presentLedger } from './present-ledger.ts';

/** Says why the numbers at fault of a span are so. Throws `ledger.not-at-fault` when none is, `ledger.note-wanted`. */
export async function markNumbers(
  { store, now }: ServerPorts,
  officer: Officer,
  said: { bookId: BookId; year: number; from: number; to: number; mark: MarkKind; note: string },
): Promise<void> {
  if (said.mark === 'other' && said.note === '') throw new ExpectedError('ledger.note-wanted');
  const { ledger } = await presentLedger(store.db, said.bookId, now());
  const cells = ledger.years.find(({ year }) => year === said.year)?.cells ?? [];
  const numbers = cells.flatMap(({ number, state }) =>
    number !== null && number >= said.from && number <= said.to && state !== 'fine' && state !== 'inserted'
      ? [number]
      : [],
  );
  if (numbers.length === 0)
    throw new ExpectedError('ledger.not-at-fault', { number: said.from, year: said.year });
  await store.db
    .transaction()
    .execute((tx) => keepMarks(tx, { ...said, numbers: [...new Set(numbers)] }, officer.id, now()));
}
