import type { LedgerCell } from '#schemas/api/ledger.ts';
import type { BookId } from '#schemas/ids.ts';
import type { Completeness } from '#pipeline/ledger/completeness.ts';
import { layOutCompleteness } from '#pipeline/ledger/lay-out-completeness.ts';
import { drawFlow } from '#pipeline/quality/draw-flow.ts';
import { viCompleteness as words } from '#schemas/wording/vi-completeness.ts';
import type { ServerPorts } from './ports.ts';
import { presentLedger } from './present-ledger.ts';

/** The confirmation of a book's completeness as of now; it says plainly when the book is not. Throws `id.not-found`. */
export async function ledgerPdf(
  { store, now }: ServerPorts,
  bookId: BookId,
): Promise<{ bytes: Buffer; name: string }> {
  const at = now();
  const { book, ledger } = await presentLedger(store.db, bookId, at);
  const cells = ledger.years.flatMap(({ cells }) => cells);
  const entries = new Map(cells.flatMap(({ entryId, progress }) => (entryId ? [[entryId, progress]] : [])));
  const count = (...of: (LedgerCell['progress'] | undefined)[]): number =>
    [...entries.values()].filter((progress) => of.includes(progress)).length;
  const paper: Completeness = {
    book,
    pages: ledger.pages.length,
    entries: {
      all: entries.size,
      verified: count('verified', 'approved', 'revoked'),
      approved: count('approved', 'revoked'),
    },
    years: ledger.years.map(({ cells: _, ...year }) => year),
    faults: ledger.faults.map(({ kind, year, from, to, isExplained }) => ({
      kind,
      year,
      from,
      to,
      isExplained,
      why: reasonsOf(ledger.years.find((one) => one.year === year)?.cells ?? [], from, to),
    })),
    gaps: ledger.gaps,
    open: ledger.open,
    asOf: at.toISOString(),
  };
  const bytes = await drawFlow(layOutCompleteness(paper), {
    of: paper,
    title: `${words.title} ${book.code}`,
    author: book.registerBody.name,
    identifier: `${book.code}/so-bo`,
    at,
  });
  return { bytes: Buffer.from(bytes), name: `xac-nhan-${book.code.replace(/[^\w.-]/g, '-')}.pdf` };
}

function reasonsOf(cells: readonly LedgerCell[], from: number | null, to: number | null) {
  const reasons = new Map<string, { mark: NonNullable<LedgerCell['mark']>['mark']; note: string }>();
  for (const { number, mark } of cells) {
    if (number === null || from === null || to === null || number < from || number > to || !mark) continue;
    reasons.set(`${mark.mark} ${mark.note}`, { mark: mark.mark, note: mark.note });
  }
  return [...reasons.values()];
}
