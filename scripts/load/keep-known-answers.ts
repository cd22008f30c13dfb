import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Book } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { EntryId } from '#schemas/ids.ts';
import { type KnownFields, KnownPage } from '#schemas/quality.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import { fill } from '#schemas/wording/say.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { checkGold } from '#server/check-gold.ts';
import { settledOutput } from '#server/rests-on.ts';
import { bookByCode } from '#store/book-of.ts';
import { entriesByFile, keepGold } from '#store/gold.ts';
import type { Db } from '#store/open.ts';

/** Who vouches for answers that come from a file. */
const byCommand = 'command-line';

type Why = 'goldShape' | 'goldNoPage' | 'goldEntries' | 'goldField';

interface Known {
  readonly entryId: EntryId;
  readonly isSettled: boolean;
  readonly fields: KnownFields;
}

export interface KeptAnswers {
  readonly entries: number;
  readonly fields: number;
  /** Entries that were verified already. */
  readonly checked: number;
}

/**
 * Mixes known answers in among a book's entries, and holds those verified already against them at once. All or none: throws
 * `gold.bad` with the first thing that does not fit, `id.not-found` for an unknown book, `load.not-found` for a missing file.
 */
export async function keepKnownAnswers(
  db: Db,
  wording: Wording,
  { code, path }: { code: string; path: string },
): Promise<KeptAnswers> {
  const refuse = (why: Why, details: Record<string, string | number> = {}): ExpectedError =>
    new ExpectedError('gold.bad', { file: basename(path), why: reason(wording, why, details) });
  const pages = pagesOf(await readFile(path, 'utf8').catch(noFile(path)), refuse);
  const book = await bookByCode(db, code);
  const known = await match(db, book, pages, refuse);
  await db.transaction().execute((tx) => keep(tx, book, known));
  return {
    entries: known.length,
    fields: known.reduce((sum, one) => sum + Object.keys(one.fields).length, 0),
    checked: known.filter((one) => one.isSettled).length,
  };
}

const reason = (wording: Wording, why: Why, details: Record<string, string | number>): string =>
  fill(wording, wording.cli[why], details);

const noFile = (path: string) => (cause: unknown) => {
  throw new ExpectedError('load.not-found', { path }, { cause });
};

/** One page, or a list of them. */
function pagesOf(text: string, refuse: (why: Why, details?: Record<string, string>) => ExpectedError) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse('goldShape', { place: 'JSON' });
  }
  const parsed = z
    .array(KnownPage)
    .min(1)
    .safeParse(Array.isArray(json) ? json : [json]);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const stranger = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (stranger) throw refuse('goldField', { field: stranger });
  throw refuse('goldShape', { place: issue?.path.join('.') ?? '' });
}

async function match(
  db: Db,
  book: Book,
  pages: readonly KnownPage[],
  refuse: (why: Why, details: Record<string, string | number>) => ExpectedError,
): Promise<Known[]> {
  const read = await entriesByFile(db, book.id);
  return pages.flatMap(({ file, entries }) => {
    const there = read.get(file);
    if (!there) throw refuse('goldNoPage', { page: file });
    // Another number of entries: nobody could say which is which.
    if (there.length !== entries.length)
      throw refuse('goldEntries', { page: file, is: there.length, wants: entries.length });
    return there.flatMap((entry, at) => {
      const fields: KnownFields = {};
      for (const [key, answer] of Object.entries(entries[at]?.fields ?? {}) as [
        FieldKey,
        { written: string | null; ditto?: boolean },
      ][]) {
        if (!factsOf(book.kind, key)) throw refuse('goldField', { field: key });
        if (!answer.ditto) fields[key] = answer.written?.normalize('NFC') ?? null;
      }
      return Object.keys(fields).length > 0 ? [{ ...entry, fields }] : [];
    });
  });
}

async function keep(tx: Db, book: Book, known: readonly Known[]): Promise<void> {
  for (const { entryId, isSettled, fields } of known) {
    await keepGold(tx, { entryId, bookId: book.id, fields, by: byCommand });
    if (!isSettled) continue;
    const { verified } = await settledOutput(tx, entryId);
    await checkGold(tx, verified, book.kind, new Date());
  }
}
