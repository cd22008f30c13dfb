import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bond } from '#pipeline/match/bonds.ts';
import { type Family, personsOf } from '#pipeline/match/persons.ts';
import { mentionKey, relationIdOf } from '#pipeline/match/relation-id.ts';
import { PersonId } from '#schemas/ids.ts';
import type { PersonChange, PersonRole } from '#schemas/relation.ts';
import { entryId } from '../extract/make-entry.ts';

/** The n-th entry's mother, unless it is said otherwise. */
const who = (n: number, role: PersonRole = 'mother') => ({ entryId: entryId(n), role });
const key = (n: number, role?: PersonRole) => mentionKey(who(n, role));
const person = (n: number) => PersonId.parse(`person_${'abcdefgh'[n] ?? 'z'}${'a'.repeat(25)}`);

function bond(a: string, b: string, more: Partial<Bond> = {}): Bond {
  const at = (one: string) => ({ entryId: one.split(' ')[0] as never, role: one.split(' ')[1] as never });
  const relationId = relationIdOf(at(a), at(b));
  return { a, b, joins: true, relationId, isRegistration: false, decidedAt: null, weight: 10, ...more };
}

/** What becomes of it: changes, and who is who afterwards. */
function settle(bonds: readonly Bond[], former: ReadonlyMap<string, PersonId> = new Map()) {
  const mentions = [...new Set([...bonds.flatMap(({ a, b }) => [a, b]), ...former.keys()])];
  let made = 0;
  const changes = personsOf({ mentions, bonds, former }, () => person(made++));
  return { changes, now: after({ former }, changes) };
}

function after({ former }: Pick<Family, 'former'>, changes: readonly PersonChange[]) {
  const now = new Map(former);
  for (const { what, mention, person: id } of changes) {
    if (what === 'joined' && mention) now.set(mentionKey(mention), id);
    if (what === 'left' && mention) now.delete(mentionKey(mention));
  }
  return now;
}

const whats = (changes: readonly PersonChange[]) => changes.map(({ what }) => what);
const on = (day: number) => ({ decidedAt: `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z` });

describe('who is who', () => {
  test('two mentions bound to each other are a new person, and why is kept', () => {
    const { changes, now } = settle([bond(key(1), key(2))]);
    expect(whats(changes)).toEqual(['made', 'joined', 'joined']);
    expect(changes[1]?.relation).toBe(relationIdOf(who(1), who(2)));
    expect(now.get(key(1))).toBe(now.get(key(2)));
    expect(settle([bond(key(1), key(2))], now).changes).toEqual([]);
  });

  test('an id stays when another joins', () => {
    const former = new Map([
      [key(1), person(5)],
      [key(2), person(5)],
    ]);
    const { changes, now } = settle([bond(key(1), key(2)), bond(key(2), key(3))], former);
    expect(whats(changes)).toEqual(['joined']);
    expect(now.get(key(3))).toBe(person(5));
  });

  test('of two persons that turn out to be one the larger keeps its id', () => {
    const former = new Map([
      [key(1), person(1)],
      [key(2), person(1)],
      [key(3), person(2)],
      [key(4), person(2)],
      [key(5), person(2)],
    ]);
    const bonds = [bond(key(1), key(2)), bond(key(2), key(3)), bond(key(3), key(4)), bond(key(4), key(5))];
    const { changes, now } = settle(bonds, former);
    expect(whats(changes)).toEqual(['joined', 'joined', 'merged']);
    expect(changes.at(-1)).toMatchObject({ person: person(1), other: person(2) });
    expect(new Set(now.values())).toEqual(new Set([person(2)]));
  });

  test('whom people keep apart are parted, also where a third binds them, and the larger part keeps the id', () => {
    const former = new Map([1, 2, 3, 4].map((n) => [key(n), person(7)]));
    const bonds = [
      bond(key(1), key(2), { weight: 30 }),
      bond(key(2), key(3), { weight: 20 }),
      bond(key(3), key(4), { weight: 5 }),
      bond(key(1), key(4), { joins: false, ...on(1) }),
    ];
    const { changes, now } = settle(bonds, former);
    expect(whats(changes)).toEqual(['left']);
    expect(now.get(key(4))).toBeUndefined();
    expect(now.get(key(1))).toBe(person(7));
  });

  test('a part of two that leaves is a person of its own, and both know of the split', () => {
    const former = new Map([1, 2, 3, 4, 5].map((n) => [key(n), person(7)]));
    const bonds = [
      ...[bond(key(1), key(2)), bond(key(2), key(3)), bond(key(4), key(5))],
      ...[bond(key(3), key(4), { joins: false, ...on(1) })],
    ];
    const { changes, now } = settle(bonds, former);
    expect(whats(changes)).toEqual(['made', 'joined', 'joined', 'split']);
    expect(changes.at(-1)).toMatchObject({ person: person(7), other: now.get(key(4)) });
  });

  test('of two words that cannot both be, the newer one counts', () => {
    const apart = bond(key(1), key(3), { joins: false, ...on(3) });
    const { now } = settle([bond(key(1), key(2), on(1)), bond(key(2), key(3), on(2)), apart]);
    expect(now.get(key(2))).toBe(now.get(key(3)));
    expect(now.get(key(1))).toBeUndefined();
  });

  test.each<[string, readonly Bond[]]>([
    [
      'one entry names twice',
      [bond(key(1, 'mother'), key(2, 'wife')), bond(key(2, 'wife'), key(1, 'child'))],
    ],
    ['two births tell of', [bond(key(1, 'child'), key(3, 'wife')), bond(key(3, 'wife'), key(2, 'child'))]],
    ['two deaths tell of', [bond(key(1, 'deceased'), key(3)), bond(key(3), key(2, 'deceased'))]],
    [
      'are sisters',
      [bond(key(1), key(3)), bond(key(3), key(2)), bond(key(1), key(2), { joins: false, weight: 1 })],
    ],
  ])('the machine makes nobody one person whom %s', (_, bonds) => {
    const [first, second] = [bonds[0]?.a ?? '', bonds[1]?.b ?? ''];
    const { now } = settle(bonds);
    expect(now.get(first) === undefined || now.get(first) !== now.get(second)).toBe(true);
  });

  test('two births of one registration are one person', () => {
    const { now } = settle([bond(key(1, 'child'), key(2, 'child'), { isRegistration: true })]);
    expect(now.get(key(1, 'child'))).toBe(now.get(key(2, 'child')));
  });
});

const mention = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('mother', 'wife', 'child', 'deceased'))
  .map(([n, role]) => key(n, role as PersonRole));
const anyBond = fc
  .tuple(
    mention,
    mention,
    fc.record({
      joins: fc.boolean(),
      weight: fc.integer({ min: 1, max: 40 }),
      isRegistration: fc.boolean(),
      decidedAt: fc.option(fc.integer({ min: 1, max: 9 }).map((day) => on(day).decidedAt)),
    }),
  )
  .filter(([a, b]) => a.split(' ')[0] !== b.split(' ')[0])
  .map(([a, b, more]) => {
    const [one = a, other = b] = [a, b].toSorted();
    return bond(one, other, more);
  });
/** One bond for each pair. */
const anyBonds = fc.uniqueArray(anyBond, { maxLength: 14, selector: ({ relationId }) => relationId });

/** Mentions put together, whatever their ids. */
function groups(now: ReadonlyMap<string, PersonId>): string[][] {
  const byPerson = new Map<PersonId, string[]>();
  for (const [one, id] of [...now].sort()) byPerson.set(id, [...(byPerson.get(id) ?? []), one]);
  return [...byPerson.values()].sort();
}

describe('whatever is found', () => {
  test('nobody whom people keep apart is one person', () => {
    fc.assert(
      fc.property(anyBonds, (bonds) => {
        const { now } = settle(bonds);
        for (const { a, b, joins, decidedAt } of bonds)
          if (!joins && decidedAt !== null && now.has(a)) expect(now.get(a)).not.toBe(now.get(b));
      }),
    );
  });

  test('what is new never splits whom people put together', () => {
    fc.assert(
      fc.property(anyBonds, anyBonds, (known, more) => {
        const decided = known.filter(({ decidedAt }) => decidedAt !== null);
        const { now: before } = settle(decided);
        const ids = new Set(known.map(({ relationId }) => relationId));
        const found = more
          .filter(({ relationId }) => !ids.has(relationId))
          .map((one) => ({ ...one, decidedAt: null }));
        const { now } = settle([...known, ...found], before);
        for (const group of groups(before)) expect(new Set(group.map((one) => now.get(one))).size).toBe(1);
      }),
    );
  });

  test('the order it is found in does not count, and a second look changes nothing', () => {
    fc.assert(
      fc.property(
        anyBonds.chain((bonds) =>
          fc.tuple(fc.constant(bonds), fc.shuffledSubarray(bonds, { minLength: bonds.length })),
        ),
        ([bonds, shuffled]) => {
          const { now } = settle(bonds);
          expect(groups(settle(shuffled).now)).toEqual(groups(now));
          expect(settle(shuffled, now).changes).toEqual([]);
        },
      ),
    );
  });

  test('an id stays with a mention that nobody left or joined', () => {
    fc.assert(
      fc.property(anyBonds, anyBond, (bonds, next) => {
        const { now: before } = settle(bonds);
        const { now } = settle(
          [...bonds.filter(({ relationId }) => relationId !== next.relationId), next],
          before,
        );
        for (const group of groups(before)) {
          const same = groups(now).some((one) => one.join() === group.join());
          if (same) expect(now.get(group[0] ?? '')).toBe(before.get(group[0] ?? ''));
        }
      }),
    );
  });
});
