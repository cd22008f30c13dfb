import { randomBytes } from 'node:crypto';
import { BookManifest } from '#schemas/book.ts';
import { BookId, type EntryId, type OfficerId, type RecordId } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { Mention, PersonRole, RelationKind } from '#schemas/relation.ts';
import { entryIdOf, pageIdOf, recordIdOf } from '#pipeline/ids.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { relationIdOf } from '#pipeline/match/relation-id.ts';
import { settlePersons } from '#pipeline/match/settle-persons.ts';
import { openArrival } from '#store/arrival.ts';
import { keepBook, keepPage } from '#store/pages.ts';
import { projectEntry } from '#store/records.ts';
import { decideRelation, keepRelations, lockRelating } from '#store/relations.ts';
import type { Store } from '#store/open.ts';
import { randomSha } from './office.ts';

export interface PlantedEntry {
  readonly entryId: EntryId;
  readonly recordId: RecordId;
  readonly bookId: BookId;
}

/** Entries of any kind as they stand after reading, each in a book of a body, and relations that were decided of them. */
export const planting = (store: Store) => ({
  async entry(
    kind: RecordKind,
    values: Partial<Record<FieldKey, string>>,
    body = 'Ủy ban nhân dân phường Bạch Mai',
  ): Promise<PlantedEntry> {
    const bookId = BookId.parse(
      `book_${Array.from(randomBytes(26), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')}`,
    );
    const year = Number((values.registrationDate ?? '1980').slice(0, 4));
    const manifest = BookManifest.parse({
      code: `${kind}.${bookId.slice(5, 11)}`,
      kind,
      registerBody: { name: body, within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'] },
      year,
      bookNo: `01/${year}`,
      formId: null,
      synthetic: true,
    });
    await keepBook(store.db, bookId, manifest, `${manifest.code} ${year}`);
    const sha256 = randomSha();
    const scan = { sha256, mediaType: 'image/png' as const, widthPx: 100, heightPx: 100, dpi: 300 };
    const pageId = pageIdOf(bookId, sha256);
    await keepPage(store.db, { id: pageId, bookId, ordinal: 0, fileName: '0001.png', scan, bytes: 100 });
    const entryId = entryIdOf(pageId, 0);
    const recordId = recordIdOf(entryId);
    await projectEntry(store.db, {
      ...{ entryId, recordId, pageId, bookId, kind, values },
      ordinal: 0,
      blockKeys: blockKeysOf(kind, values),
      comparable: { entryId, kind, values },
    });
    return { entryId, recordId, bookId };
  },
  /** Somebody decided that two mentions are this to each other; persons follow. */
  async decided(
    one: readonly [PlantedEntry, PersonRole],
    other: readonly [PlantedEntry, PersonRole],
    kind: RelationKind,
    by: OfficerId,
    at = new Date('2026-11-20T02:00:00Z'),
  ): Promise<void> {
    const mentions = [one, other].map(([{ entryId }, role]): Mention => ({ entryId, role }));
    const [a, b] = mentions.sort((x, y) => (x.entryId < y.entryId ? -1 : 1)) as [Mention, Mention];
    const id = relationIdOf(a, b);
    // children of one couple share them, and persons follow that
    const comparisons =
      a.role === 'child' && b.role === 'child'
        ? (['motherName', 'fatherName'] as const).map((field) => ({
            field,
            level: 'exact' as const,
            weight: 6,
          }))
        : [];
    const relation = { id, a, b, kind, weight: 12, probability: 0.99, comparisons, model: 'test' };
    await store.db.transaction().execute(async (tx) => {
      await lockRelating(tx);
      await keepRelations(tx, { keep: [{ ...relation, status: 'asked', verdict: null }], gone: [] });
      const word = { by, at, verdict: kind, is_blind: false, reason: '', took_ms: 1000 };
      await tx
        .insertInto('relation_decision')
        .values({ relation_id: id, ...word })
        .execute();
      await decideRelation(tx, { id, verdict: kind, at });
      await settlePersons(openArrival(tx), [a, b], { at, by });
    });
  },
});

/** Another ward's books. */
export const elsewhere = 'Ủy ban nhân dân phường Trương Định';

/**
 * Lan, born 1960, whose birth stands in two copies; her sister Liên; her marriage in another ward's book; a son and a daughter
 * four months apart, both after her death, as was planted for doubts.
 */
export async function plantFamily(store: Store, by: OfficerId) {
  const plant = planting(store);
  const parents = { motherName: 'Trần Thị Hoa', fatherName: 'Nguyễn Văn Nam' };
  const lan = {
    childName: 'Nguyễn Thị Lan',
    childBirthDate: '1960-05-03',
    registrationDate: '1960-05-10',
    ...parents,
  };
  const birth = await plant.entry('birth', { ...lan, entryNo: '12' });
  const copy = await plant.entry('birth', { ...lan, childName: 'Nguyễn Thị Lân', entryNo: '12' });
  const sister = await plant.entry('birth', {
    ...parents,
    childName: 'Nguyễn Thị Liên',
    childBirthDate: '1963-01-02',
  });
  const marriage = await plant.entry(
    'marriage',
    {
      wifeName: 'Nguyễn Thị Lan',
      wifeBirthDate: '1960',
      husbandName: 'Lê Văn Tú',
      registrationDate: '1982-10-01',
    },
    elsewhere,
  );
  const couple = { motherName: 'Nguyễn Thị Lan', fatherName: 'Lê Văn Tú' };
  const son = await plant.entry('birth', { childName: 'Lê Văn An', childBirthDate: '1984-02-01', ...couple });
  const daughter = await plant.entry('birth', {
    childName: 'Lê Thị Bình',
    childBirthDate: '1984-06-01',
    ...couple,
  });
  const death = await plant.entry('death', { deceasedName: 'Nguyễn Thị Lan', deathDate: '1983' });
  await plant.decided([birth, 'child'], [copy, 'child'], 'second-copy', by);
  await plant.decided([birth, 'child'], [marriage, 'wife'], 'same-person', by);
  await plant.decided([marriage, 'wife'], [son, 'mother'], 'same-person', by);
  await plant.decided([marriage, 'husband'], [son, 'father'], 'same-person', by);
  await plant.decided([son, 'mother'], [daughter, 'mother'], 'same-person', by);
  await plant.decided([son, 'father'], [daughter, 'father'], 'same-person', by);
  await plant.decided([birth, 'child'], [death, 'deceased'], 'same-person', by);
  await plant.decided([birth, 'child'], [sister, 'child'], 'sibling', by);
  return { birth, copy, sister, marriage, son, daughter, death };
}
