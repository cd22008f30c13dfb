import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import { fold } from '#schemas/fold.ts';
import type { EntryId } from '#schemas/ids.ts';
import { bookIdOf, entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import { projectEntry } from '#store/records.ts';
import { analyzeStore } from '#store/analyze.ts';
import { searchEntries } from '#store/search.ts';
import { searchQuery } from '#store/search-query.ts';
import { openHome } from '../cli/home.ts';
import { type Figures, figuresOf, quantile } from '../figures.ts';
import { samplePeople } from './people.ts';

/**
 * The counter's search over `records` synthetic births in the embedded database, in process: names typed without tone
 * marks, half of them with a year; against Fuse.js over all of them in memory.
 */
export async function benchSearch(records: number, queries = 200): Promise<Figures> {
  const data = await mkdtemp(join(tmpdir(), 'hotich-bench-'));
  const home = await openHome({ data });
  const { db } = home.store;
  try {
    const manifest = {
      code: 'BENCH',
      kind: 'birth' as const,
      registerBody: { name: 'Ủy ban nhân dân phường Thử', within: [] },
      year: 2016,
      bookNo: '1',
      formId: null,
      synthetic: true,
    };
    const bookId = bookIdOf('bench');
    await keepBook(db, bookId, manifest, 'bench');
    const scan = {
      sha256: '0'.repeat(64) as never,
      mediaType: 'image/png' as const,
      widthPx: 1,
      heightPx: 1,
      dpi: null,
    };
    const pageId = pageIdOf(bookId, scan.sha256);
    await keepPage(db, { id: pageId, bookId, ordinal: 0, fileName: '1.png', scan, bytes: 1 });
    const people = samplePeople(records, 2026);
    const ids: EntryId[] = [];
    for (let at = 0; at < people.length; at += 1000)
      await db.transaction().execute(async (tx) => {
        for (const [n, person] of people.slice(at, at + 1000).entries()) {
          const entryId = entryIdOf(pageId, at + n);
          ids.push(entryId);
          await projectEntry(tx, {
            entryId,
            recordId: recordIdOf(entryId),
            pageId,
            bookId,
            kind: 'birth',
            ordinal: at + n,
            blockKeys: [],
            comparable: { entryId, values: {} },
            values: person,
          });
        }
      });
    await analyzeStore(db);
    const times: number[] = [];
    let found = 0;
    for (let n = 0; n < queries + 20; n += 1) {
      const at = (n * 7919) % people.length;
      const person = people[at];
      const text = fold(person?.childName ?? '');
      const year = n % 2 === 0 ? Number(person?.childBirthDate?.slice(0, 4)) : undefined;
      const started = performance.now();
      const hits = await searchEntries(home.store, searchQuery(text, year ? { year } : {}));
      // The first twenty warm connections and caches.
      if (n < 20) continue;
      times.push(performance.now() - started);
      if (hits.some((hit) => fold(hit.names[0] ?? '') === text)) found += 1;
    }
    const fuse = new Fuse(
      people.map((person) => ({ name: fold(person.childName ?? '') })),
      { keys: ['name'], threshold: 0.4 },
    );
    const fuseTimes: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const text = fold(people[(n * 7919) % people.length]?.childName ?? '');
      const started = performance.now();
      fuse.search(text, { limit: 20 });
      fuseTimes.push(performance.now() - started);
    }
    return figuresOf(
      'search',
      {
        records,
        queries,
        search_p50_ms: quantile(times, 0.5),
        search_p99_ms: quantile(times, 0.99),
        found_share: found / queries,
      },
      { fuse_p50_ms: quantile(fuseTimes, 0.5) },
    );
  } finally {
    await home.close();
    await rm(data, { recursive: true, force: true });
  }
}
