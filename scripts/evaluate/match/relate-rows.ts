import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { type Relatable, relate } from '#pipeline/match/relate.ts';
import { EntryId } from '#schemas/ids.ts';
import type { Comparable } from '#schemas/match.ts';
import { FieldKey } from '#schemas/record/kinds.ts';
import type { RelationKind } from '#schemas/relation-kind.ts';

/** What the product says that two rows of births are to each other: the likeliest between the children, or null. */
export function relateRows({ columns }: LinkTable): (a: number, b: number) => RelationKind | null {
  const keys = FieldKey.options.filter((key) => columns[key] !== undefined);
  const entry = (row: number, n: number): Relatable => {
    const values: Comparable['values'] = {};
    for (const key of keys) {
      const value = columns[key]?.[row];
      if (value !== null && value !== undefined) values[key] = value;
    }
    const body = columns.body?.[row];
    return { entryId: ids[n] as EntryId, kind: 'birth', values, ...(body ? { body } : {}) };
  };
  return (a, b) =>
    relate(entry(a, 0), entry(b, 1)).find(({ roles }) => roles.every((role) => role === 'child'))?.kind ??
    null;
}

const ids = ['a', 'b'].map((letter) => EntryId.parse(`entry_${letter.repeat(26)}`));
