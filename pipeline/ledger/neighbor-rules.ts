import type { BookLedger, ReadBook } from '#schemas/steps.ts';
import { fromIso, isSurelyAfter } from '../extract/partial-date.ts';
import { spellingKey } from '../extract/spelling-key.ts';
import { unitToday } from '../extract/unit-today.ts';

type Finding = NonNullable<BookLedger['findings']>[number];
type Entry = ReadBook['entries'][number];

/** Entries before and after that a reading is held against. */
const around = 2;

/** Entries are written day by day: one dated before the two before it or after the two after it, which are in order, is misread. */
export function datesInOrder({ entries }: ReadBook): Finding[] {
  const dateOf = (entry: Entry | undefined) => {
    const iso = entry?.values?.registrationDate;
    return iso ? fromIso(iso) : null;
  };
  return entries.flatMap((entry, i): Finding[] => {
    const own = dateOf(entry);
    const [before, after] = [dateOf(entries[i - 1]), dateOf(entries[i + 1])];
    if (own === null || before === null || after === null || isSurelyAfter(before, after)) return [];
    const isOut = isSurelyAfter(before, own) || isSurelyAfter(own, after);
    return isOut ? [finding(entry, 'registrationDate', 'events-out-of-order', null)] : [];
  });
}

/** The pages around are all signed by one officer, this one by another: as likely misread as true (a deputy). @source domain §6.1 */
export function sameOfficer({ entries }: ReadBook): Finding[] {
  const officerOf = (entry: Entry | undefined) => entry?.values?.signatory ?? null;
  return entries.flatMap((entry, i): Finding[] => {
    const own = officerOf(entry);
    const near = [...entries.slice(Math.max(0, i - around), i), ...entries.slice(i + 1, i + 1 + around)];
    const names = near.map(officerOf).filter((name) => name !== null);
    const [usual] = names;
    if (own === null || usual === undefined || names.length < 2 * around) return [];
    const isOne = names.every((name) => spellingKey(name) === spellingKey(usual));
    return isOne && spellingKey(own) !== spellingKey(usual)
      ? [finding(entry, 'signatory', 'officer-unusual', usual)]
      : [];
  });
}

const residences = [
  'motherResidence',
  'fatherResidence',
  'wifeResidence',
  'husbandResidence',
  'deceasedResidence',
] as const;

/**
 * People are registered where they live: where nobody of an entry lives in the book's province, a place was misread or the
 * page lies in another book. Units that were merged or parted since count as one by what they are today.
 * @source NĐ 4-CP 1961 (registered at the residence); Luật 60/2014/QH13 Điều 13, 17, 32
 */
export function placesInArea({ entries, registerBody }: ReadBook): Finding[] {
  if (!registerBody) return [];
  const area = provincesToday([registerBody.name, ...registerBody.within].join(', '), null);
  if (area.size === 0) return [];
  return entries.flatMap((entry): Finding[] => {
    const date = entry.values?.registrationDate ?? null;
    const known = residences.flatMap((field) => {
      const place = entry.values?.[field];
      const provinces = place ? provincesToday(place, date) : new Set<string>();
      return provinces.size > 0
        ? [{ field, isHere: [...provinces].some((province) => area.has(province)) }]
        : [];
    });
    if (known.length === 0 || known.some(({ isHere }) => isHere)) return [];
    return known.map(({ field }) => finding(entry, field, 'not-in-book-area', null));
  });
}

/** Provinces of today that a place lies in; empty when it was not understood. */
const provincesToday = (place: string, date: string | null): ReadonlySet<string> => {
  const { units, isAmbiguous } = unitToday(place, date);
  return new Set(isAmbiguous ? [] : units.map((unit) => unit.split(', ').at(-1) ?? unit));
};

/** A ditto mark stands for the nearest cell above that says something itself, in its column. Offered, never taken. */
export function dittosAbove({ entries }: ReadBook): Finding[] {
  return entries.flatMap((entry, i) =>
    (entry.dittos ?? []).map((field) => {
      const above = entries.slice(0, i).findLast((one) => !one.dittos?.includes(field));
      return finding(entry, field, 'ditto', above?.values?.[field] ?? null);
    }),
  );
}

const finding = (
  { entryId }: Entry,
  field: Finding['field'],
  doubt: Finding['doubt'],
  suggestion: string | null,
): Finding => ({ entryId, field, doubt, suggestion });
