import type { BookId } from '#schemas/ids.ts';
import { fill } from '#schemas/wording/say.ts';
import { vi } from '#schemas/wording/vi.ts';
import { judgeLot } from '#pipeline/quality/judge-lot.ts';
import { bookById } from '#store/book-of.ts';
import { checksOf } from '#store/checks.ts';
import { keepVerdict, type Lot, lockLot, settledBy } from '#store/lots.ts';
import type { Db } from '#store/open.ts';
import { setPolicyOfBook } from '#store/policies.ts';
import { reopenBlind } from './reopen-blind.ts';
import { sampleState } from './sample-state.ts';

/** What a returned book is keyed by from then on. */
const policyOfReturned = 'all-double-2026';

/** Judges a round whose last drawn field is answered; before that, or judged already, it changes nothing. */
export async function judgeRound(tx: Db, bookId: BookId, round: number, at: Date): Promise<void> {
  const lot = await lockLot(tx, bookId, round);
  if (lot.verdict !== 'drawn') return;
  const { kind } = await bookById(tx, bookId);
  const checks = (await checksOf(tx, bookId)).filter((check) => check.round === round);
  const verdict = judgeLot(lot.plan, sampleState(kind, checks));
  if (verdict === 'drawn') return;
  await keepVerdict(tx, lot, verdict, at);
  if (verdict === 'returned') await returnBook(tx, lot, at);
}

/**
 * What one person keyed, or none, is keyed by a second one in every entry not approved yet. A book that was keyed twice
 * throughout and still failed is keyed once more as a whole: drawing again until a sample passes is no proof.
 */
async function returnBook(tx: Db, { bookId, round, drawnBy }: Lot, at: Date): Promise<void> {
  await setPolicyOfBook(tx, bookId, policyOfReturned);
  const once = await settledBy(tx, bookId, ['as-read', 'one-look']);
  const again = once.length > 0 ? once : await settledBy(tx, bookId, ['two-keys', 'arbitrated']);
  const note = fill(vi, vi.web.quality.returnedNote, { round });
  for (const { entryId, fields } of again) await reopenBlind(tx, { entryId, fields, note, by: drawnBy, at });
}
