import type { BookId, EntryId } from '#schemas/ids.ts';
import type { Comparable } from '#schemas/match.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import type { Mention } from '#schemas/relation.ts';
import { entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import { settlePersons } from '#pipeline/match/settle-persons.ts';
import { openArrival } from '#store/arrival.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import { projectEntry } from '#store/records.ts';
import { decideRelation, lockRelating } from '#store/relations.ts';
import type { OfficerId } from '#schemas/ids.ts';
import type { RelationVerdict } from '#schemas/relation.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import { bookManifest, randomBookId } from './books.ts';
import { freshDatabase } from './database.ts';
import { randomSha } from './office.ts';

type Values = Comparable['values'];

/** A database with entries as reading leaves them, one a page, and arrivals as the graph makes them. */
export async function openRegistry(maxConnections?: number) {
  const database = await freshDatabase(maxConnections);
  const { db } = database.store;
  const at = new Date('2026-11-22T02:00:00Z');
  const officer = `officer_${'o'.repeat(26)}` as OfficerId;
  return {
    ...database,
    at,
    officer,
    async book(body = 'Ủy ban nhân dân phường Bạch Mai', kind: RecordKind = 'birth'): Promise<BookId> {
      const id = randomBookId();
      const manifest = bookManifest(id);
      const registerBody = { ...manifest.registerBody, name: body };
      await keepBook(db, id, { ...manifest, kind, registerBody }, `Sổ ${id.slice(5, 9)}`);
      return id;
    },
    async entry(bookId: BookId, values: Values, kind: RecordKind = 'birth'): Promise<EntryId> {
      const sha256 = randomSha();
      const scan = { sha256, mediaType: 'image/png' as const, widthPx: 2480, heightPx: 3508, dpi: 300 };
      const pageId = pageIdOf(bookId, sha256);
      await keepPage(db, { id: pageId, bookId, ordinal: 0, fileName: '1.png', scan, bytes: 1 });
      const entryId = entryIdOf(pageId, 0);
      await this.read(entryId, { pageId, bookId, kind, values });
      return entryId;
    },
    /** Reads an entry, again: its values take the place of those before. */
    async read(
      entryId: EntryId,
      {
        values,
        kind,
        ...place
      }: { values: Values; kind: RecordKind } & Pick<Parameters<typeof projectEntry>[1], 'pageId' | 'bookId'>,
    ) {
      await projectEntry(db, {
        ...{ entryId, recordId: recordIdOf(entryId), ...place, kind, ordinal: 0 },
        blockKeys: blockKeysOf(kind, values),
        comparable: { entryId, values },
        values,
      });
    },
    arrive: (entryId: EntryId) =>
      database.store.db.transaction().execute((tx) => relateArrival(openArrival(tx), entryId, at)),
    async decide(a: Mention, b: Mention, verdict: RelationVerdict, when = at) {
      await database.store.db.transaction().execute(async (tx) => {
        await lockRelating(tx);
        await decideRelation(tx, { id: relationIdOf(a, b), verdict, at: when });
        await settlePersons(openArrival(tx), [a, b], { at: when, by: officer });
      });
    },
    close: () => database.close(),
  };
}
export type Registry = Awaited<ReturnType<typeof openRegistry>>;
