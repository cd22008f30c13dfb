import { sql } from 'kysely';
import type { Store } from './open.ts';

/** Folded words that names in the store begin and end with. */
export interface NameWords {
  readonly surnames: readonly string[];
  readonly givens: readonly string[];
}

interface Known {
  readonly words: Promise<NameWords>;
  readonly at: number;
}
const known = new WeakMap<Store, Known>();

/** Older words are read anew, while the old ones still answer. New names come seldom: the words are a few thousand. */
const keptMs = 60_000;

/** As they are, or were a minute ago; `isNew`: as they are now. */
export async function nameWords(store: Store, isNew = false): Promise<NameWords> {
  const kept = known.get(store);
  const now = performance.now();
  if (kept && !isNew && now - kept.at < keptMs) return kept.words;
  const fresh = { words: readWords(store), at: now };
  fresh.words.catch(() => known.delete(store));
  if (!kept || isNew) known.set(store, fresh);
  else
    void fresh.words.then(
      () => known.set(store, fresh),
      () => undefined,
    );
  return kept && !isNew ? kept.words : fresh.words;
}

async function readWords(store: Store): Promise<NameWords> {
  const [surnames, givens] = await Promise.all([
    distinct(store, 'surname_fold'),
    distinct(store, 'given_fold'),
  ]);
  return { surnames, givens };
}

/** Jumps from word to word along the index: a hundredth of a second where counting all names takes one. */
async function distinct(store: Store, column: 'surname_fold' | 'given_fold'): Promise<string[]> {
  const word = sql.ref(column);
  const { rows } = await sql<{ word: string }>`
    with recursive words as (
      (select ${word} as word from entry_name order by ${word} limit 1)
      union all
      select (select ${word} from entry_name where ${word} > words.word order by ${word} limit 1)
      from words where words.word is not null
    )
    select word from words where word is not null and word <> ''`.execute(store.db);
  return rows.map((row) => row.word);
}
