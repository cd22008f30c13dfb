import type { EntryId } from '#schemas/ids.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { SettledEntry } from '#store/settled-values.ts';
import type { Candidate } from './candidate.ts';
import { type FoldedIndex, foldedIndex } from './folded-index.ts';
import { splitAddress } from './suggest-places.ts';

/** A text that settled entries of the book have, with the entries that have it. */
interface BookText {
  readonly text: string;
  readonly entries: ReadonlySet<EntryId>;
}

const officers: readonly FieldKey[] = ['signatory', 'executor'];

/** Fields that say the same kind of thing: what one of them says may be said in another. Null: each entry has its own. */
function fieldsLike(kind: RecordKind, key: FieldKey): ((other: FieldKey) => boolean) | null {
  const readerOf = (field: FieldKey): Reader | undefined => factsOf(kind, field)?.reader;
  const reader = readerOf(key);
  switch (reader) {
    case 'name':
      return officers.includes(key) ? (other) => officers.includes(other) : null;
    case 'place':
    case 'office':
    case 'ethnicity':
    case 'nationality':
    case 'relation':
      return (other) => readerOf(other) === reader;
    case 'text':
    case 'book-number':
    case 'paper':
      return (other) => other === key;
    default:
      return null;
  }
}

const made = new WeakMap<readonly SettledEntry[], Map<FieldKey, FoldedIndex<BookText>>>();

function indexOf(near: readonly SettledEntry[], kind: RecordKind, key: FieldKey): FoldedIndex<BookText> {
  const byField = made.get(near) ?? new Map<FieldKey, FoldedIndex<BookText>>();
  made.set(near, byField);
  const known = byField.get(key);
  if (known) return known;
  const isLike = fieldsLike(kind, key);
  const isPlace = factsOf(kind, key)?.reader === 'place';
  const texts = new Map<string, Set<EntryId>>();
  for (const { entryId, written } of isLike ? near : [])
    for (const [field, value] of Object.entries(written) as [FieldKey, string][]) {
      if (!isLike?.(field)) continue;
      for (const text of isPlace ? endsOf(value) : [value])
        texts.set(text, (texts.get(text) ?? new Set()).add(entryId));
    }
  const index = foldedIndex([...texts].map(([text, entries]) => ({ text, item: { text, entries } })));
  byField.set(key, index);
  return index;
}

/** An address from each of its parts to its end. */
const endsOf = (address: string): string[] => {
  const parts = address.split(/(?<=[,;])\s*/u);
  return parts.map((_, i) => parts.slice(i).join(' '));
};

/** What settled entries around an entry say in this field and its like, the often said first; never what it says itself. */
export function suggestFromBook(
  near: readonly SettledEntry[],
  typed: string,
  field: { entryId: EntryId; kind: RecordKind; key: FieldKey },
): Candidate[] {
  const isPlace = factsOf(field.kind, field.key)?.reader === 'place';
  const { head, part } = isPlace ? splitAddress(typed) : { head: '', part: typed };
  return indexOf(near, field.kind, field.key)
    .find(part)
    .flatMap(({ item, from, against }): Candidate[] => {
      const count = item.entries.size - (item.entries.has(field.entryId) ? 1 : 0);
      const likely = (from === 0 ? 6 : 2.4) + (count - 1) / count;
      return count === 0 ? [] : [{ text: head + item.text, from: 'book', against, likely }];
    });
}

const smallKind = /(?:^|,\s*)(?:phường|xã|thị trấn|quận|huyện|thị xã|thành phố|tỉnh|khu phố)\s/u;
const largeKind = /(?:^|,\s*)(?:Phường|Xã|Thị trấn|Quận|Huyện|Thị xã|Thành phố|Tỉnh|Khu phố)\s/u;

/** Whether a book's addresses have `phường` or `Phường`; null where none says. */
export function kindsAreSmall(near: readonly SettledEntry[]): boolean | null {
  let small = 0;
  for (const { written } of near)
    for (const text of Object.values(written)) {
      if (smallKind.test(text)) small += 1;
      if (largeKind.test(text)) small -= 1;
    }
  return small === 0 ? null : small > 0;
}
