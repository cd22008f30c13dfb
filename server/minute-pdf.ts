import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { drawMinute } from '#pipeline/quality/draw-minute.ts';
import { bookById } from '#store/book-of.ts';
import { bookWork } from '#store/book-work.ts';
import { checksOf } from '#store/checks.ts';
import { lotsOf } from '#store/lots.ts';
import { officerNames } from '#store/officers.ts';
import type { ServerPorts } from './ports.ts';
import { presentDraws } from './present-quality.ts';
import { sampleState } from './sample-state.ts';

/** The acceptance minute of a judged round. Throws `id.not-found` for a round that is not judged, or never was. */
export async function minutePdf(
  { store: { db }, policies }: ServerPorts,
  bookId: BookId,
  round: number,
): Promise<{ bytes: Buffer; name: string }> {
  const book = await bookById(db, bookId);
  const lot = (await lotsOf(db, bookId)).find((one) => one.round === round);
  if (!lot || lot.verdict === 'drawn' || lot.judgedAt === null)
    throw new ExpectedError('id.not-found', { id: `${bookId}/${round}` });
  const checks = (await checksOf(db, bookId)).filter((check) => check.round === round);
  const { critical, other } = sampleState(book.kind, checks);
  const lines = await presentDraws(db, book.kind, bookId, checks);
  const bytes = await drawMinute({
    book: {
      code: book.code,
      title: book.title,
      registerBody: book.registerBody,
      year: book.year,
      bookNo: book.bookNo,
      entries: (await bookWork(db, bookId)).all,
      synthetic: book.synthetic,
    },
    round,
    plan: lot.plan,
    policyTitle: policies.byId(lot.plan.policy.id).title.vi,
    drawnBy: (await officerNames(db, [lot.drawnBy])).get(lot.drawnBy) ?? '',
    drawnAt: lot.drawnAt.toISOString(),
    judgedAt: lot.judgedAt.toISOString(),
    verdict: lot.verdict,
    wrong: { critical: critical.wrong, other: other.wrong },
    drawn: lines.flatMap(({ outcome, ...line }) => (outcome === 'waiting' ? [] : [{ ...line, outcome }])),
  });
  const code = book.code.replace(/[^\w.-]/g, '-');
  return { bytes: Buffer.from(bytes), name: `bien-ban-${code}-${round}.pdf` };
}
