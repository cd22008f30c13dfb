import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { columnsOf } from '#pipeline/match/columns-of.ts';
import { kindOfSame } from '#pipeline/match/kind-of-same.ts';
import type { Relatable } from '#pipeline/match/related.ts';
import { levelsOf, weighLevels } from '#pipeline/match/weigh-pair.ts';
import type { RowPairs } from './pick-pairs.ts';
import { EntryId } from '#schemas/ids.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { Comparable } from '#schemas/match.ts';
import { FieldKey, type RecordKind } from '#schemas/record/kinds.ts';
import type { RelationKind } from '#schemas/relation-kind.ts';

/** Rows of a table as the entries that the product relates. */
export function entriesOf(kind: RecordKind, { columns }: LinkTable): (row: number) => Relatable {
  const keys = FieldKey.options.filter((key) => columns[key] !== undefined);
  return (row) => {
    const values: Comparable['values'] = {};
    for (const key of keys) {
      const value = columns[key]?.[row];
      if (value !== null && value !== undefined) values[key] = value;
    }
    const body = columns.body?.[row];
    return { entryId: entryIdOf(kind, row), kind, values, ...(body ? { body } : {}) };
  };
}

/** Which kind of one registration two rows of births are, given that they are one. */
export function kindOfRows(table: LinkTable, model: LinkModel): (a: number, b: number) => RelationKind {
  const entryOf = entriesOf('birth', table);
  return (rowA, rowB) => {
    const [a, b] = [entryOf(rowA), entryOf(rowB)];
    const levels = levelsOf(model, columnsOf('birth', a.values), columnsOf('birth', b.values));
    return kindOfSame(model, levels, a, b);
  };
}

/** The pairs that a person is asked about: not those that may as well be twins. */
export function withoutTwins(table: LinkTable, model: LinkModel, pairs: RowPairs): RowPairs {
  const twin = model.classes.indexOf('twin');
  const most = model.thresholds.twin ?? 1;
  const rowOf = (row: number) =>
    Object.fromEntries(
      Object.entries(table.columns).flatMap(([name, values]) => {
        const value = values[row];
        return value === null || value === undefined ? [] : [[name, value] as const];
      }),
    );
  const isAsked = (n: number): boolean => {
    const levels = levelsOf(model, rowOf(pairs.a[n] as number), rowOf(pairs.b[n] as number));
    return (weighLevels(model, levels, model.prior).probabilities[twin] ?? 0) <= most;
  };
  const at = Array.from(pairs.a.keys()).filter(isAsked);
  return {
    a: Int32Array.from(at, (n) => pairs.a[n] as number),
    b: Int32Array.from(at, (n) => pairs.b[n] as number),
    weight: Float32Array.from(at, (n) => pairs.weight[n] as number),
  };
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
/** Twenty-six letters: the kind's first, then the row in base 32. */
function entryIdOf(kind: RecordKind, row: number): EntryId {
  let [text, rest] = ['', row];
  for (let n = 0; n < 25; n += 1) {
    text = letters.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return EntryId.parse(`entry_${kind.charAt(0)}${text}`);
}
