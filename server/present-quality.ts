import type { BookQuality, DrawLine, ErrorEstimate, LotRound } from '#schemas/api/quality.ts';
import type { BookId, OfficerId } from '#schemas/ids.ts';
import type { ByClass, Check } from '#schemas/quality.ts';
import { factsOf, fieldsOf, type RecordKind } from '#schemas/record/kinds.ts';
import { wilsonInterval } from '#pipeline/quality/wilson-interval.ts';
import { bookById } from '#store/book-of.ts';
import { approvable, bookWork } from '#store/book-work.ts';
import { checksOf, placesOfEntries } from '#store/checks.ts';
import { type Lot, lotCounts, lotsOf } from '#store/lots.ts';
import type { Db } from '#store/open.ts';
import { officerNames } from '#store/officers.ts';
import { policyOfBook } from '#store/policies.ts';
import { mayFollow, planLot } from './draw-book.ts';
import type { ServerPorts } from './ports.ts';
import { byClass, type CheckedField, checkedFields, classOf, sampleState } from './sample-state.ts';

/** What is known about the errors left in a book, and what may be done about it. Throws `id.not-found`. */
export async function presentQuality(
  { store: { db }, policies, now }: ServerPorts,
  bookId: BookId,
  officerId: OfficerId,
): Promise<BookQuality> {
  const book = await bookById(db, bookId);
  const [work, counts, lots, checks, policyId] = await Promise.all([
    bookWork(db, bookId),
    lotCounts(db, bookId),
    lotsOf(db, bookId),
    checksOf(db, bookId),
    policyOfBook(db, bookId),
  ]);
  const policy = policies.byId(policyId);
  const { waiting, isReading, ...entries } = work;
  const isVerified = work.verified > 0 && waiting === 0 && !isReading;
  const last = lots.at(-1);
  const isDue = isVerified && (!last || (await mayFollow(db, last)));
  const sizes = byClass(book.kind, counts);
  const settled = (rest: string): number =>
    counts.reduce((sum, row) => sum + (row.settled === rest ? row.count : 0), 0);
  return {
    bookId,
    bookCode: book.code,
    bookTitle: book.title,
    registerBody: book.registerBody.name,
    policy: { id: policy.id, version: policy.version, title: policy.title },
    policies: policies.all().map(({ id, title }) => ({ id, title })),
    entries,
    settled: {
      asRead: settled('as-read'),
      oneLook: settled('one-look'),
      twoKeys: settled('two-keys'),
      arbitrated: settled('arbitrated'),
    },
    estimates: estimatesOf(book.kind, checks, sizes),
    next: isDue ? planLot(policy, sizes) : null,
    rounds: await presentRounds(db, book.kind, lots, checks),
    draws: await presentDraws(db, book.kind, bookId, checks),
    approvable:
      last?.verdict === 'accepted'
        ? (await approvable(db, { bookId, officerId, drawnAt: last.drawnAt, now: now() })).length
        : 0,
  };
}

/**
 * From known answers, from the re-keys of the latest round (a returned book is another book afterwards), and from both
 * together, each field counted once, by its known answer where it has one. Random draws bear out the interval; known answers as far as they were chosen at random.
 */
function estimatesOf(
  kind: RecordKind,
  checks: readonly Check[],
  sizes: ByClass<number>,
): BookQuality['estimates'] {
  const round = Math.max(0, ...checks.map((check) => check.round));
  const answered = checkedFields(checks).filter(({ outcome }) => outcome !== null);
  const gold = answered.filter(({ check }) => check.kind === 'gold');
  const rekey = answered.filter(({ check }) => check.kind === 're-key' && check.round === round);
  const once = new Map([...rekey, ...gold].map((one) => [`${one.check.entryId}/${one.field}`, one]));
  const ofClass = (name: keyof ByClass<unknown>) => {
    const isOf = ({ field }: CheckedField): boolean => classOf(kind, field) === name;
    return {
      gold: estimate(gold.filter(isOf), sizes[name]),
      rekey: estimate(rekey.filter(isOf), sizes[name]),
      all: estimate([...once.values()].filter(isOf), sizes[name]),
    };
  };
  return { critical: ofClass('critical'), other: ofClass('other') };
}

function estimate(checked: readonly CheckedField[], lot: number): ErrorEstimate {
  const wrong = checked.filter(({ outcome }) => outcome === 'wrong').length;
  // An entry sent back leaves the lot for a while; what was checked of it stays checked.
  const interval = wilsonInterval(wrong, checked.length, Math.max(lot, checked.length));
  return { wrong, of: checked.length, low: interval?.low ?? null, high: interval?.high ?? null };
}

async function presentRounds(
  db: Db,
  kind: RecordKind,
  lots: readonly Lot[],
  checks: readonly Check[],
): Promise<LotRound[]> {
  const names = await officerNames(
    db,
    lots.map((lot) => lot.drawnBy),
  );
  return lots.map((lot) => ({
    round: lot.round,
    plan: { critical: lot.plan.critical, other: lot.plan.other },
    checked: sampleState(
      kind,
      checks.filter((check) => check.round === lot.round),
    ),
    verdict: lot.verdict,
    drawnBy: names.get(lot.drawnBy) ?? '',
    drawnAt: lot.drawnAt.toISOString(),
    judgedAt: lot.judgedAt?.toISOString() ?? null,
  }));
}

/** In the order of the book, each entry's fields as the record has them. */
export async function presentDraws(
  db: Db,
  kind: RecordKind,
  bookId: BookId,
  checks: readonly Check[],
): Promise<DrawLine[]> {
  const places = await placesOfEntries(db, bookId);
  const order = Object.keys(fieldsOf[kind]);
  return checkedFields(checks)
    .map(({ check, field, outcome }) => ({
      round: check.round,
      kind: check.kind,
      ...(places.get(check.entryId) ?? { pageNumber: 0, ordinal: 0, entryNo: null }),
      field,
      critical: factsOf(kind, field)?.critical ?? false,
      outcome: outcome ?? ('waiting' as const),
    }))
    .sort(
      (a, b) =>
        a.round - b.round ||
        a.pageNumber - b.pageNumber ||
        a.ordinal - b.ordinal ||
        order.indexOf(a.field) - order.indexOf(b.field),
    );
}
