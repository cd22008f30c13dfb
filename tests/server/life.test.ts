import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LifeView } from '#schemas/api/life.ts';
import { type Caller, type Office, openOffice } from '#tests/support/office.ts';
import { elsewhere, plantFamily, planting, type PlantedEntry } from '#tests/support/planted-family.ts';

let office: Office;
let clerk: Caller;
let stranger: Caller;
let family: Awaited<ReturnType<typeof plantFamily>>;
beforeAll(async () => {
  office = await openOffice();
  clerk = await office.officer('quay', ['clerk']);
  stranger = await office.officer('noikhac', ['clerk'], [elsewhere]);
  family = await plantFamily(office.store, clerk.officer.id);
});
afterAll(() => office.close());

const lifeOf = async ({ recordId }: PlantedEntry, who = clerk, role = '') => {
  const answer = await who.call('GET', `/api/records/${recordId}/life${role && `?role=${role}`}`);
  expect([answer.statusCode, answer.body]).toEqual([200, expect.anything()]);
  return LifeView.parse(answer.json());
};
const named = (life: LifeView) => new Map(life.nodes.map((node) => [node.names[0], node] as const));

describe('a life', () => {
  test('is put together from books of every kind, with those beside it', async () => {
    const life = await lifeOf(family.birth);
    const focus = life.nodes.find(({ isFocus }) => isFocus);
    expect(focus).toMatchObject({
      names: ['Nguyễn Thị Lan', 'Nguyễn Thị Lân'],
      born: '1960-05-03',
      died: '1983',
      generation: 0,
    });
    expect(focus?.mentions.map(({ kind, role, date }) => [kind, role, date])).toEqual([
      ['birth', 'child', '1960-05-03'],
      ['birth', 'child', '1960-05-03'],
      ['marriage', 'wife', '1982-10-01'],
      ['death', 'deceased', '1983'],
      ['birth', 'mother', '1984-02-01'],
      ['birth', 'mother', '1984-06-01'],
    ]);
    const byName = named(life);
    const generations = [...byName].map(([name, { generation }]) => `${name} ${generation}`);
    expect(generations).toEqual(
      expect.arrayContaining([
        'Trần Thị Hoa -1',
        'Nguyễn Văn Nam -1',
        'Lê Văn Tú 0',
        'Nguyễn Thị Liên 0',
        'Lê Văn An 1',
        'Lê Thị Bình 1',
      ]),
    );
    expect(life).toMatchObject({ leftOut: 0, isCut: false });
  });

  test('says why: entries for descent and family.marriage, a decided relation for sisters', async () => {
    const life = await lifeOf(family.birth);
    const key = (name: string) => named(life).get(name)?.key;
    const edge = (what: string, other: string) =>
      life.edges.find((one) => one.what === what && [one.from, one.to].includes(key(other) ?? ''));
    expect(edge('parent', 'Lê Văn An')?.entryIds).toEqual([family.son.entryId]);
    expect(edge('spouse', 'Lê Văn Tú')?.entryIds).toEqual([family.marriage.entryId]);
    expect(edge('sibling', 'Nguyễn Thị Liên')?.link).toMatchObject({
      verdict: 'sibling',
      decided: { by: clerk.officer.name, at: '2026-11-20T02:00:00.000Z' },
    });
    expect(
      life.nodes
        .find(({ isFocus }) => isFocus)
        ?.links.map(({ kind }) => kind)
        .sort(),
    ).toEqual(['same-person', 'same-person', 'same-person', 'same-person', 'second-copy'].sort());
  });

  test('doubts what cannot be, with its source: children after her family.death, and four months apart', async () => {
    const focus = (await lifeOf(family.birth)).nodes.find(({ isFocus }) => isFocus);
    const said = focus?.doubts.map(({ rule, entryId, otherEntryId }) =>
      [rule, entryId, otherEntryId].join(' '),
    );
    expect(said?.toSorted()).toEqual(
      [
        ['born-after-mother-died', family.son.entryId, family.death.entryId],
        ['born-after-mother-died', family.daughter.entryId, family.death.entryId],
        ['births-too-close', family.daughter.entryId, family.son.entryId],
      ]
        .map((words) => words.join(' '))
        .toSorted(),
    );
    expect(focus?.doubts.every(({ source }) => source.length > 20)).toBe(true);
  });

  test('is the same one from each of its entries, and of a family.marriage the husband has his own', async () => {
    const ids = await Promise.all(
      [family.birth, family.copy, family.marriage, family.death].map(
        async (entry) => (await lifeOf(entry)).nodes.find((one) => one.isFocus)?.personId,
      ),
    );
    expect(new Set(ids).size).toBe(1);
    const his = await lifeOf(family.marriage, clerk, 'husband');
    expect(his.nodes.find(({ isFocus }) => isFocus)?.names).toEqual(['Lê Văn Tú']);
    const refused = await clerk.call('GET', `/api/records/${family.marriage.recordId}/life?role=child`);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'request.bad']);
  });

  test('shows nothing of other bodies’ books, and how much that is', async () => {
    const life = await lifeOf(family.marriage, stranger);
    const focus = life.nodes.find(({ isFocus }) => isFocus);
    expect(focus?.mentions.map(({ entryId }) => entryId)).toEqual([family.marriage.entryId]);
    expect(focus?.doubts).toEqual([]);
    expect(JSON.stringify(life)).not.toContain('Trần Thị Hoa');
    expect(JSON.stringify(life)).not.toContain(family.birth.entryId);
    expect(life.leftOut).toBeGreaterThanOrEqual(5);
    const refused = await stranger.call('GET', `/api/records/${family.birth.recordId}/life`);
    expect(refused.json().code).toBe('id.not-found');
  });

  test('counts as looking at every entry it shows', async () => {
    await lifeOf(family.birth);
    const seen = await office.store.db
      .selectFrom('view')
      .select('subject_id')
      .where('officer_id', '=', clerk.officer.id)
      .execute();
    const ids = new Set(seen.map((row) => row.subject_id));
    expect(
      [
        family.birth,
        family.copy,
        family.marriage,
        family.son,
        family.daughter,
        family.death,
        family.sister,
      ].filter(({ entryId }) => !ids.has(entryId)),
    ).toEqual([]);
  });
});

test('an entry’s doubts are told with it, and only those that this officer may know', async () => {
  const asked = async (who: Caller, { entryId }: PlantedEntry) =>
    (await who.call('GET', `/api/entries/${entryId}/doubts`)).json();
  const rulesOf = (doubts: readonly { rule: string }[]) => doubts.map(({ rule }) => rule).toSorted();
  expect(rulesOf(await asked(clerk, family.daughter))).toEqual([
    'births-too-close',
    'born-after-mother-died',
  ]);
  expect(rulesOf(await asked(clerk, family.sister))).toEqual([]);
  expect(await asked(stranger, family.marriage)).toEqual([]);
});

test('an officer who signed here only in other years is doubted', async () => {
  const plant = planting(office.store);
  const signed = (registrationDate: string) =>
    plant.entry('death', { deceasedName: 'Phạm Văn Một', signatory: 'Đỗ Văn Ký', registrationDate });
  for (const year of [1975, 1975, 1976, 1976, 1977]) await signed(`${year}-03-04`);
  const doubtsOf = async (entry: PlantedEntry) =>
    (await clerk.call('GET', `/api/entries/${entry.entryId}/doubts`)).json();
  expect(await doubtsOf(await signed('1978-03-04'))).toEqual([]);
  const late = await signed('1999-03-04');
  expect(await doubtsOf(late)).toMatchObject([
    { rule: 'registrar-not-in-office', entryId: late.entryId, field: 'signatory', otherEntryId: null },
  ]);
});
