import type { RecordHit } from '#schemas/api/records.ts';
import type { BookId, EntryId } from '#schemas/ids.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { type Blocks, firstBlocks, widerBlocks } from '#pipeline/search/blocks.ts';
import { matchPlace } from '#pipeline/search/match-place.ts';
import { type Ranked, ranking } from '#pipeline/search/rank-hit.ts';
import { type SearchQuery, searchQuery } from '#pipeline/search/search-query.ts';
import type { Store } from '#store/open.ts';
import { type BookBody, bookBodies } from '#store/search-bodies.ts';
import { nameWords } from '#store/search-names.ts';
import {
  candidatesByFacts,
  candidatesByName,
  type FoundEntry,
  foundEntries,
  type Within,
} from '#store/search.ts';

/** A page of the counter's list; whoever needs more types more. */
const mostHits = 50;
/** Answers below this share of the query are no answers. */
const leastSimilarity = 0.3;
/** So much worse than the best one, in bits, and it is not shown beside it. */
const farBehind = 14;

export interface Asked {
  readonly q: string;
  readonly kind?: RecordKind | undefined;
  readonly year?: number | undefined;
  /** Only of these; null: of all. */
  readonly books: readonly BookId[] | null;
}

interface Answer extends Ranked {
  readonly entry: FoundEntry;
  readonly book: BookBody;
}

/** Entries that answer what was typed, best first, with the reasons. */
export async function findRecords(store: Store, asked: Asked): Promise<RecordHit[]> {
  const query = searchQuery(asked.q, {
    ...(asked.kind && { kind: asked.kind }),
    ...(asked.year && { year: asked.year }),
  });
  const within = await withinOf(store, query, asked.books);
  const answers = query.readings.some(({ groups }) => groups.length > 0)
    ? await byName(store, query, within)
    : [];
  if (answers.length === 0) answers.push(...(await byFacts(store, query, within)));
  return bestOf(answers).map(hitOf);
}

/** First what was typed, with a year also a letter off; further off only when nobody answers that. */
async function byName(store: Store, query: SearchQuery, within: Within): Promise<Answer[]> {
  const words = await nameWords(store);
  const tried = new Map<EntryId, Answer>();
  const seen = new Set<EntryId>();
  const tryOut = async (blocks: Blocks) => {
    const found = await candidatesByName(store.db, blocks, within);
    const ids = found.filter((id) => !seen.has(id));
    for (const id of ids) seen.add(id);
    await rankInto(tried, store, query, ids);
  };
  await tryOut(firstBlocks(query, words));
  const isFound = () => [...tried.values()].some(({ off }) => off <= (within.years === null ? 0 : 1));
  if (!isFound()) await tryOut(widerBlocks(query, words));
  if (bestOf([...tried.values()]).length === 0)
    await tryOut(widerBlocks(query, await nameWords(store, true)));
  return bestOf([...tried.values()]);
}

/** By numbers, days and papers; a book that is not there is looked past. */
async function byFacts(store: Store, query: SearchQuery, within: Within): Promise<Answer[]> {
  const { entryNo, bookNo, bookYear, date, paper } = query;
  const facts = { entryNo, bookNo, bookYear, date, paper };
  const answers = new Map<EntryId, Answer>();
  await rankInto(answers, store, query, await candidatesByFacts(store.db, facts, within));
  if (answers.size === 0 && entryNo !== null && bookNo !== null && bookYear !== null) {
    const ofYear = { ...within, years: { asked: bookYear, near: [bookYear] } };
    const loose = { ...facts, bookNo: null, bookYear: null };
    await rankInto(answers, store, query, await candidatesByFacts(store.db, loose, ofYear));
  }
  return [...answers.values()];
}

async function rankInto(
  answers: Map<EntryId, Answer>,
  store: Store,
  query: SearchQuery,
  ids: readonly EntryId[],
): Promise<void> {
  const entries = await foundEntries(store.db, ids);
  const books = await bookBodies(store, new Set(entries.map(({ bookId }) => bookId)));
  const rank = ranking(query);
  for (const entry of entries) {
    const book = books.get(entry.bookId);
    if (!book) throw new Error('an entry without its book');
    const ranked = rank({ ...entry, bookYear: book.year, bodies: book.bodies });
    if (ranked) answers.set(entry.entryId, { ...ranked, entry, book });
  }
}

function bestOf(answers: readonly Answer[]): Answer[] {
  const fit = answers
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort((a, b) => b.score - a.score || (a.entry.entryId < b.entry.entryId ? -1 : 1));
  const least = (fit[0]?.score ?? 0) - farBehind;
  return fit.filter(({ score }) => score >= least).slice(0, mostHits);
}

async function withinOf(store: Store, query: SearchQuery, books: readonly BookId[] | null): Promise<Within> {
  const year = query.year ?? (Number(query.date?.slice(0, 4)) || null);
  const slack = query.yearSlack;
  const near = year === null ? [] : slack === 0 ? [year] : [year - 1, year, year + 1];
  return {
    kind: query.kind,
    books,
    years: year === null ? null : { asked: year, near },
    places: await placesOf(store, query),
  };
}

async function placesOf(store: Store, query: SearchQuery): Promise<Within['places']> {
  const places = query.readings.flatMap((reading) => reading.places);
  if (places.length === 0) return null;
  const isThere = ({ bodies }: BookBody) => places.some((place) => matchPlace(place, bodies) !== null);
  return {
    like: places.flatMap(({ name, others }) => [
      ...[`%|${name}|%`, `% ${name}|%`],
      ...others.map(({ full }) => `%|${full}|%`),
    ]),
    books: [...(await bookBodies(store)).values()].filter(isThere).map(({ bookId }) => bookId),
  };
}

const hitOf = ({ entry, book, similarity, reasons }: Answer): RecordHit => ({
  id: entry.recordId,
  entryId: entry.entryId,
  kind: entry.kind,
  status: entry.status,
  names: entry.foundBy.names.map(({ name }) => name),
  eventDate: entry.eventDate,
  registrationDate: entry.registrationDate,
  entryNo: entry.entryNo,
  bookNo: entry.bookNo,
  bookTitle: book.title,
  registerBody: book.bodies[0] ?? '',
  similarity,
  reasons,
});
