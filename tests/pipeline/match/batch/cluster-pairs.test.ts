import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clusterPairs,
  type Clustered,
  type Decided,
  type Link,
} from '#pipeline/match/batch/cluster-pairs.ts';

const fresh = (members: readonly string[], attempt: number) => `${members.join('+')}${'*'.repeat(attempt)}`;
const nobody = { clusterOf: new Map<string, string>(), fresh };
const groupsOf = ({ clusters }: Clustered) => clusters.map(({ members }) => members.join(''));
const idsOf = ({ clusters }: Clustered) =>
  new Map(clusters.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));
const isTogether = (clustered: Clustered, a: string, b: string) =>
  idsOf(clustered).get(a) === idsOf(clustered).get(b);

test('joins what hangs together, and leaves others alone', () => {
  const links = [
    { a: 'a', b: 'b', weight: 5 },
    { a: 'c', b: 'b', weight: 3 },
  ];
  expect(groupsOf(clusterPairs(links, [], nobody, ['d']))).toEqual(['abc', 'd']);
});

test('leaves out the weakest link between two that were held apart, however far round it goes', () => {
  const links = [
    { a: 'a', b: 'b', weight: 9 },
    { a: 'b', b: 'c', weight: 2 },
    { a: 'c', b: 'd', weight: 7 },
  ];
  const clustered = clusterPairs(links, [{ a: 'a', b: 'd', isSame: false }], nobody);
  expect(groupsOf(clustered)).toEqual(['ab', 'cd']);
  expect(clustered.leftOut).toEqual([{ a: 'b', b: 'c', weight: 2 }]);
});

test('a decision joins what no link does, and tells when others do not allow it', () => {
  const decided = [
    { a: 'a', b: 'b', isSame: true },
    { a: 'b', b: 'c', isSame: true },
    { a: 'c', b: 'a', isSame: false },
  ];
  const clustered = clusterPairs([], decided, nobody);
  expect(groupsOf(clustered)).toEqual(['ab', 'c']);
  expect(clustered.contradicted).toEqual([{ a: 'b', b: 'c', isSame: true }]);
});

test('the larger keeps its id on a merge and on a split; what became of ids is told', () => {
  const clusterOf = new Map([
    ['a', 'one'],
    ['b', 'one'],
    ['c', 'one'],
    ['d', 'two'],
  ]);
  const chain = (...members: string[]) =>
    members.slice(1).map((b, n) => ({ a: members[n] ?? '', b, weight: 1 }));
  const merged = clusterPairs(chain('a', 'b', 'c', 'd'), [], { clusterOf, fresh });
  expect(merged.clusters).toEqual([{ id: 'one', members: ['a', 'b', 'c', 'd'] }]);
  expect(merged.merged).toEqual([{ id: 'two', into: 'one' }]);
  const split = clusterPairs(chain('b', 'c'), [], { clusterOf, fresh });
  expect(split.clusters.map(({ id }) => id)).toEqual(['a', 'one', 'two']);
  expect(split.split).toEqual([{ from: 'one', id: 'a', members: ['a'] }]);
});

test('a fresh id is none that is or was in use', () => {
  const clusterOf = new Map([
    ['a', 'b'],
    ['c', 'b'],
    ['b', 'b'],
  ]);
  const clustered = clusterPairs([{ a: 'a', b: 'c', weight: 1 }], [], { clusterOf, fresh });
  expect(clustered.clusters).toEqual([
    { id: 'b', members: ['a', 'c'] },
    { id: 'b*', members: ['b'] },
  ]);
});

const member = fc.constantFrom(...'abcdefghij');
const link = fc.record({ a: member, b: member, weight: fc.integer({ min: 0, max: 5 }) });
const verdict = fc.record({ a: member, b: member, isSame: fc.boolean() });
const situation = fc.record({
  links: fc.array(link, { maxLength: 20 }),
  decided: fc.array(verdict, { maxLength: 6 }),
  former: fc.dictionary(member, fc.constantFrom('p', 'q', 'r')),
});
const clustered = (
  links: readonly Link[],
  decided: readonly Decided[],
  former: Record<string, string> = {},
) => clusterPairs(links, decided, { clusterOf: new Map(Object.entries(former)), fresh });

test('what people hold apart is never together', () => {
  fc.assert(
    fc.property(situation, ({ links, decided, former }) => {
      const made = clustered(links, decided, former);
      for (const { a, b, isSame } of decided)
        if (!isSame && a !== b) expect(isTogether(made, a, b)).toBe(false);
    }),
  );
});

test('what people decided to be one stays so, whatever arrives', () => {
  fc.assert(
    fc.property(situation, fc.array(link, { maxLength: 10 }), ({ links, decided, former }, arriving) => {
      const before = clustered(links, decided, former);
      const after = clustered([...links, ...arriving], decided, Object.fromEntries(idsOf(before)));
      for (const { a, b, isSame } of decided)
        if (isSame && isTogether(before, a, b)) expect(isTogether(after, a, b)).toBe(true);
      expect(after.contradicted).toEqual(before.contradicted);
    }),
  );
});

test('the order of links and decisions, and the side each is told from, make no difference', () => {
  const turned = fc.gen();
  fc.assert(
    fc.property(situation, turned, ({ links, decided, former }, gen) => {
      const shuffled = <T extends { a: string; b: string }>(of: readonly T[]): T[] =>
        gen(() => fc.shuffledSubarray([...of], { minLength: of.length })).map((one) =>
          gen(() => fc.boolean()) ? { ...one, a: one.b, b: one.a } : one,
        );
      const { clusters, merged, split } = clustered(links, decided, former);
      const again = clustered(shuffled(links), shuffled(decided), former);
      expect({ clusters: again.clusters, merged: again.merged, split: again.split }).toEqual({
        clusters,
        merged,
        split,
      });
    }),
  );
});

test('a run over what did not change changes nothing', () => {
  fc.assert(
    fc.property(situation, ({ links, decided, former }) => {
      const once = clustered(links, decided, former);
      const twice = clustered(links, decided, Object.fromEntries(idsOf(once)));
      expect(twice.clusters).toEqual(once.clusters);
      expect([...twice.merged, ...twice.split]).toEqual([]);
    }),
  );
});

test('every id is one cluster, everybody is in one, and each change leads to an id that is', () => {
  fc.assert(
    fc.property(situation, ({ links, decided, former }) => {
      const { clusters, merged, split } = clustered(links, decided, former);
      const ids = clusters.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const members = clusters.flatMap((one) => one.members);
      expect(new Set(members).size).toBe(members.length);
      expect(members).toEqual(expect.arrayContaining(Object.keys(former)));
      for (const { id, into } of merged)
        expect([ids.includes(id), ids.includes(into)]).toEqual([false, true]);
      for (const { id } of split) expect(ids).toContain(id);
    }),
  );
});
