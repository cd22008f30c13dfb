import type { LinkComparison, LinkModel } from '#schemas/link-model.ts';
import { comparatorOf } from '../compare/comparators.ts';
import { placeWords } from '../compare/place-words.ts';
import { syllableWords } from '../compare/syllables.ts';
import { type BlockedRows, blockRows, columnsOfBlocks, type ToBlock } from './block-rows.ts';
import { columnSeparator, type InternedColumn, internTable } from './intern-column.ts';
import type { LinkTable } from './link-table.ts';
import { type PackedColumn, packColumn } from './pack-column.ts';

/**
 * A table made ready to be compared: values as numbers, rows in blocks. Survives being sent to a thread, which then shares
 * the large arrays (`forThread`).
 */
export interface LinkPlan {
  readonly size: number;
  readonly model: LinkModel;
  /** By comparison. */
  readonly columns: readonly PackedColumn[];
  /** By row, then comparison: where the value's record begins, −1 where there is none or it says nothing. */
  readonly places: Int32Array;
  readonly blocked: BlockedRows;
  /** What numbers of words mean in the records. */
  readonly words: { readonly syllables: readonly string[]; readonly places: readonly string[] };
}

/** A plan in two parts that do not wait for each other: `blockRows` of `toBlock`, which another thread may do, and `pack`. */
export interface PlanBegun {
  readonly toBlock: ToBlock;
  readonly pack: () => Omit<LinkPlan, 'blocked'>;
}

export function beginPlan(table: LinkTable, model: LinkModel): PlanBegun {
  const { size } = table;
  const column = internTable(table);
  const interned = model.comparisons.map(({ columns }) => column(columns.join(columnSeparator)));
  const named = [...columnsOfBlocks(model.blocks)].map((name) => [name, column(name)] as const);
  return {
    toBlock: { size, blocks: model.blocks, columns: Object.fromEntries(named) },
    pack: () => {
      const columns = interned.map((one, at) => packColumn(model.comparisons[at] as LinkComparison, one));
      const words = { syllables: syllableWords.all(), places: placeWords.all() };
      return { size, model, columns, places: placesOf(size, interned, columns), words };
    },
  };
}

export function planLink(table: LinkTable, model: LinkModel): LinkPlan {
  const { toBlock, pack } = beginPlan(table, model);
  return { ...pack(), blocked: blockRows(toBlock) };
}

function placesOf(
  size: number,
  interned: readonly InternedColumn[],
  columns: readonly PackedColumn[],
): Int32Array {
  const width = columns.length;
  const places = new Int32Array(new SharedArrayBuffer(4 * size * width));
  for (const [at, { ids }] of interned.entries()) {
    const placeOf = (columns[at] as PackedColumn).places;
    for (let row = 0; row < size; row++) {
      const id = ids[row] as number;
      places[row * width + at] = id < 0 ? -1 : (placeOf[id] as number);
    }
  }
  return places;
}

/** A plan without the texts that a thread has no use for. */
export const forThread = (plan: LinkPlan): LinkPlan => ({
  ...plan,
  columns: plan.columns.map((column, at) =>
    withoutTexts(plan.model.comparisons[at] as LinkComparison, column),
  ),
});

/** Most comparisons have their values in numbers. */
export function withoutTexts(
  { comparator }: LinkComparison,
  { records, values }: PackedColumn,
): PackedColumn {
  const { packing } = comparatorOf(comparator);
  const none = new Int32Array(0);
  return { records, places: none, counts: none, values: packing && !packing.asksValues ? [] : values };
}

/** Makes the numbers in a plan's records mean here what they mean where it was made. Before anything else is compared here. */
export function learnWords({ words }: Pick<LinkPlan, 'words'>): void {
  syllableWords.learn(words.syllables);
  placeWords.learn(words.places);
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
