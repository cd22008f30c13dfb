import type { LinkComparison, LinkModel } from '#schemas/link-model.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { type BlockedRows, blockRows } from './block-rows.ts';
import { columnSeparator, type InternedColumn, internTable } from './intern-column.ts';
import type { LinkTable } from './link-table.ts';

/**
 * A table made ready to be compared: values as numbers, rows in blocks. Survives being sent to a thread, which then shares
 * the large arrays.
 */
export interface LinkPlan {
  readonly size: number;
  readonly model: LinkModel;
  /** By comparison: its distinct values and how often each stands there. */
  readonly columns: readonly { readonly values: readonly string[]; readonly counts: Int32Array }[];
  /** By row, then comparison: which value, −1 where blank. */
  readonly ids: Int32Array;
  readonly blocked: BlockedRows;
}

export function planLink(table: LinkTable, model: LinkModel): LinkPlan {
  const { size } = table;
  const column = internTable(table);
  const compared = model.comparisons.map((comparison) =>
    withoutSilent(comparison, column(comparison.columns.join(columnSeparator))),
  );
  const ids = new Int32Array(new SharedArrayBuffer(4 * size * compared.length));
  for (const [at, { ids: own }] of compared.entries())
    for (let row = 0; row < size; row++) ids[row * compared.length + at] = own[row] as number;
  const columns = compared.map(({ ids: own, values }) => ({ values, counts: counted(own, values.length) }));
  return { size, model, columns, ids, blocked: blockRows(size, model.blocks, column) };
}

/**
 * Several columns together may say nothing although one of them is written (a year without its place): such rows are as
 * blank, so that nothing is hoped of them.
 */
function withoutSilent({ columns, comparator }: LinkComparison, column: InternedColumn): InternedColumn {
  if (columns.length === 1) return column;
  const { prepare } = comparatorOf(comparator);
  const isSilent = Uint8Array.from(column.values, (value) =>
    Number(value.startsWith(columnSeparator) && prepare(value) === null),
  );
  return { ...column, ids: column.ids.map((id) => (id >= 0 && isSilent[id] === 1 ? -1 : id)) };
}

function counted(ids: Int32Array, count: number): Int32Array {
  const counts = new Int32Array(new SharedArrayBuffer(4 * count));
  for (const id of ids) if (id >= 0) counts[id] = (counts[id] as number) + 1;
  return counts;
}

/** Part of the pairs of a plan: groups `from` up to `to` of a block. */
export interface LinkChunk {
  readonly block: number;
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
}

/** All pairs of a plan, in parts of about so many; the same parts for the same plan. */
export function chunksOf({ blocked }: LinkPlan, about = 30_000): LinkChunk[] {
  return blocked.blocks.flatMap(({ starts }, block) => {
    const chunks: LinkChunk[] = [];
    let [from, pairs] = [0, 0];
    for (let group = 0; group < starts.length - 1; group++) {
      const rows = (starts[group + 1] as number) - (starts[group] as number);
      pairs += (rows * (rows - 1)) / 2;
      if (pairs < about && group < starts.length - 2) continue;
      chunks.push({ block, from, to: group + 1, pairs });
      [from, pairs] = [group + 1, 0];
    }
    return chunks;
  });
}
