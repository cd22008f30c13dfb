import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignBook, type NumberCell } from '#pipeline/ledger/align-book.ts';
import { nameFaults } from '#pipeline/ledger/name-faults.ts';
import type { LedgerFault, ReadBook } from '#schemas/steps.ts';
import { seeded } from '#scripts/samples/random.ts';
import { bookId, entryId, pageId } from '../extract/make-entry.ts';
import { asRead, type Bound, cleanBook, faultKinds, isPlain, type Planted, plant } from './planted.ts';

const faultsIn = (book: ReadBook): LedgerFault[] => nameFaults(book, alignBook(book));

/** Numbers as read, `perPage` on a page. */
const bookOf = (
  numbers: readonly (string | null)[],
  perPage = 1,
  more: Partial<ReadBook> = {},
): ReadBook => ({
  bookId: bookId(1),
  pages: Array.from({ length: Math.ceil(numbers.length / perPage) }, (_, i) => ({
    pageId: pageId(i),
    ordinal: i,
    setAside: false,
  })),
  entries: numbers.map((entryNo, i) => ({
    entryId: entryId(i),
    pageId: pageId(Math.floor(i / perPage)),
    entryNo,
  })),
  ...more,
});
const dated = (book: ReadBook, yearOf: (at: number) => number): ReadBook => ({
  ...book,
  entries: book.entries.map((entry, at) => ({
    ...entry,
    values: { registrationDate: `${yearOf(at)}-05-02` },
  })),
});
const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i));
const said = (faults: readonly LedgerFault[]) => faults.map(({ kind, from, to }) => [kind, from, to]);

/** That and nothing else was found, with its name and its numbers. */
function isNamed(faults: readonly LedgerFault[], planted: Planted): boolean {
  const [year, first, last] = planted.numbers;
  const [only] = faults;
  const isIt =
    faults.length === 1 &&
    only?.kind === planted.kind &&
    only.year === year &&
    only.from === first &&
    only.to === last;
  if (isIt && planted.kind !== 'out-of-order') return true;
  if (isIt && only.entries.join() === planted.entries.join()) return true;
  const between = planted.orElse ?? [];
  const moved = faults.flatMap(({ entries }) => entries);
  return (
    moved.length > 0 &&
    faults.every(({ kind }) => kind === 'out-of-order') &&
    moved.every((id) => between.some((entry) => entry.id === id)) &&
    between.every((entry) => !isPlain(entry) || moved.includes(entry.id))
  );
}

describe('planted faults', { timeout: 240_000 }, () => {
  test('500 clean books raise no alarm: restarts, second books, 15a, struck entries, 3 % of numbers unread', () => {
    const alarms = Array.from({ length: 500 }, (_, i) => i + 1).filter(
      (seed) => faultsIn(asRead(cleanBook(seed))).length > 0,
    );
    expect(alarms).toEqual([]);
  });

  test('every one of 1,000 planted faults is found and named, and nothing else', () => {
    const missed: string[] = [];
    for (let seed = 100_001, done = 0; done < 1000; seed += 1) {
      const kind = faultKinds[done % faultKinds.length] as LedgerFault['kind'];
      const book = cleanBook(seed);
      const planted = plant(book, kind, seeded(seed - 100_000));
      if (planted === null) continue;
      done += 1;
      if (!isNamed(faultsIn(asRead(book)), planted)) missed.push(`${kind} in ${seed}`);
    }
    expect(missed).toEqual([]);
  });

  test.each([
    [2, 0.99],
    [5, 0.98],
  ])('of %i faults in one book at least %f are found under their name', (count, share) => {
    let [found, all] = [0, 0];
    for (let seed = 500_001; all < 100 * count; seed += 1) {
      const book = cleanBook(seed);
      const random = seeded(seed);
      const planted: Planted[] = [];
      for (let tries = 0; tries < count; tries += 1)
        planted.push(
          ...[plant(book, random.pick(faultKinds), random, planted)].filter((one) => one !== null),
        );
      if (planted.length < count) continue;
      all += count;
      const faults = faultsIn(asRead(book));
      for (const one of planted) if (faults.some((fault) => isAbout(fault, one))) found += 1;
    }
    expect(found / all).toBeGreaterThan(share);
  });

  test('with one number in ten misread nearly every right number is told, and no right one doubted', () => {
    let [right, all, doubted] = [0, 0, 0];
    for (let seed = 700_001; seed <= 700_100; seed += 1) {
      const book = cleanBook(seed);
      const truth = misreadSome(book, 0.1, seed);
      for (const { entry, state, number } of alignBook(asRead(book)).cells) {
        if (entry === null) continue;
        const own = truth.get(entry.entryId);
        if (own === undefined) doubted += Number(state === 'misread');
        else {
          all += 1;
          right += Number(state === 'misread' && number === own);
        }
      }
    }
    expect(right / all).toBeGreaterThan(0.985);
    expect(doubted / all).toBeLessThan(0.002);
  });
});

const isAbout = (
  fault: LedgerFault,
  { kind, numbers: [year, first, last], entries, orElse }: Planted,
): boolean =>
  fault.kind === kind &&
  (fault.entries.some((id) => entries.includes(id) || orElse?.some((entry) => entry.id === id)) ||
    (fault.year === year && (fault.from ?? Number.POSITIVE_INFINITY) <= last && (fault.to ?? 0) >= first));

function misreadSome(book: Bound, share: number, seed: number): ReadonlyMap<string, number> {
  const random = seeded(seed);
  const truth = new Map<string, number>();
  for (const entry of book.pages.flatMap((page) => page.entries)) {
    if (!isPlain(entry) || !random.chance(share)) continue;
    const digits = [...String(entry.number)];
    digits[random.int(0, digits.length - 1)] = String(random.int(0, 9));
    const read = Number(digits.join(''));
    if (read === entry.number || read === 0) continue;
    entry.entryNo = String(read);
    truth.set(entry.id, entry.number);
  }
  return truth;
}

describe('what a book’s numbers say', () => {
  test.each<[string, ReadBook, unknown[]]>([
    [
      'a number left out right before one given twice, no two misreadings that go on from each other',
      bookOf([...from(1, 91), '93', '94', ...from(94, 99)]),
      [
        ['missing', 92, 92],
        ['doubled', 94, 94],
      ],
    ],
    ['one misreading is one finding', bookOf([...from(1, 9), '70', ...from(11, 20)]), [['misread', 10, 10]]],
    ['two pages that changed places', bookOf(['1', '2', '4', '3', '5', '6']), [['out-of-order', 3, 3]]],
    ['a page scanned twice', bookOf([...from(1, 8), ...from(5, 8), ...from(9, 12)], 4), [['doubled', 5, 8]]],
    [
      'a page of four turned with the one before',
      bookOf([...from(1, 8), ...from(13, 20)], 4),
      [['pages-turned', 9, 12]],
    ],
    ['the same gap within a page', bookOf([...from(1, 10), ...from(15, 20)], 4), [['missing', 11, 14]]],
    [
      'the first entries of a year',
      dated(bookOf([...from(1, 9), ...from(3, 9)]), (at) => (at < 9 ? 2016 : 2017)),
      [['missing', 1, 2]],
    ],
    ['the first of a book that begins a year', bookOf(from(4, 9), 1, { startsAt: 1 }), [['missing', 1, 3]]],
    [
      'the last, by the closing',
      bookOf(from(1, 7), 1, { year: 2016, closing: [{ year: 2016, entries: 9, pages: null }] }),
      [['missing', 8, 9]],
    ],
    [
      'none, where the closing of a second book counts its own',
      bookOf(from(101, 107), 1, { year: 2016, closing: [{ year: 2016, entries: 7, pages: null }] }),
      [],
    ],
    [
      'none, where numbers were given in between',
      bookOf([...from(1, 45), '45 bis', '45ter', '45quater', '46', '46đ', '47', '48a', '48b', '49', '50']),
      [],
    ],
    [
      'the first, read with a letter where nothing else has it',
      bookOf(['15a', ...from(16, 20)], 1, { startsAt: 15 }),
      [['misread', 15, 15]],
    ],
    ['a number a person said is missing, not misread', bookOf(['1', '2', '3', '5']), [['misread', 4, 4]]],
  ])('%s', (_, book, faults) => {
    expect(said(faultsIn(book))).toEqual(faults);
  });

  test('a number given twice is so, though another year lacks it and nobody read its days', () => {
    const numbers = [...from(1, 16), ...from(25, 30), ...from(1, 18), '18', ...from(19, 30)];
    const book = dated(bookOf(numbers), (at) => (at < 22 ? 2016 : 2017));
    const entries = book.entries.map((entry, at) =>
      at === 39 || at === 40 ? { ...entry, values: {} } : entry,
    );
    expect(said(faultsIn({ ...book, entries }))).toEqual([
      ['missing', 17, 24],
      ['doubled', 18, 18],
    ]);
  });

  test('what people said counts for more than what was read', () => {
    const book = bookOf(['1', '2', '3', '5']);
    const settled = { ...book, entries: book.entries.map((entry) => ({ ...entry, settled: true })) };
    expect(said(faultsIn(settled))).toEqual([['missing', 4, 4]]);
  });

  test('printed page numbers tell a turned page from a number left out', () => {
    const book = bookOf([...from(1, 8), ...from(13, 20)], 4);
    const printed = (of: (at: number) => number) => ({
      ...book,
      pages: book.pages.map((page, at) => ({ ...page, printedNo: of(at) })),
    });
    expect(said(faultsIn(printed((at) => at + 1)))).toEqual([['missing', 9, 12]]);
    expect(said(faultsIn(printed((at) => (at < 2 ? at : at + 1))))).toEqual([['pages-turned', 9, 12]]);
  });

  test('pages without an entry between two numbers are named with the gap', () => {
    const book = bookOf(from(1, 8), 4);
    const pages = [pageId(0), pageId(9), pageId(1)].map((id, ordinal) => ({
      pageId: id,
      ordinal,
      setAside: ordinal === 1,
    }));
    const entries = book.entries.map((entry, i) => (i < 4 ? entry : { ...entry, entryNo: String(i + 5) }));
    expect(faultsIn({ ...book, pages, entries })).toMatchObject([{ kind: 'missing', pages: [pageId(9)] }]);
  });

  test('a displaced page is said to belong between its neighbors by number', () => {
    const [fault] = faultsIn(bookOf(['1', '2', '3', '7', '4', '5', '6', '8', '9']));
    expect(fault).toMatchObject({
      kind: 'out-of-order',
      after: entryId(6),
      before: entryId(7),
      pages: [pageId(3)],
    });
  });
});

const noise = fc.array(fc.option(fc.stringMatching(/^\d{1,4}[a-c]?$/), { nil: null }), { maxLength: 60 });

test('whatever was read: every entry has one cell, and no number is both held and missing', () => {
  fc.assert(
    fc.property(noise, fc.integer({ min: 1, max: 6 }), (numbers, perPage) => {
      const book = bookOf(numbers, perPage);
      const { cells } = alignBook(book);
      const ids = cells.flatMap(({ entry }) => entry?.entryId ?? []);
      expect(ids.toSorted()).toEqual(book.entries.map((entry) => entry.entryId).toSorted());
      const place = ({ run, number }: NumberCell) => `${run}/${number}`;
      const held = new Set(cells.filter(({ entry }) => entry !== null).map(place));
      expect(cells.filter((cell) => cell.entry === null && held.has(place(cell)))).toEqual([]);
      expect(nameFaults(book, alignBook(book))).toEqual(faultsIn(book));
    }),
  );
});

test('an unbroken run of numbers has no fault, wherever it starts and however it is bound', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.nat(80),
      fc.integer({ min: 1, max: 10 }),
      (first, length, perPage) => {
        expect(faultsIn(bookOf(from(first, first + length), perPage))).toEqual([]);
      },
    ),
  );
});
