import type { LinkModel } from '#schemas/link-model.ts';
import { missing } from '../compare/comparator.ts';
import type { ComparedColumn } from './compare-column.ts';
import { type ScoreTable, scoreTable } from './score-table.ts';

/** Rows of a table as a model compares them. */
export interface ComparedRows {
  readonly model: LinkModel;
  /** By comparison. */
  readonly columns: readonly ComparedColumn[];
  /** By row, then comparison: where the value's record begins, −1 where there is none or it says nothing. */
  readonly places: Int32Array;
}

/**
 * Weighs two rows of a table, the comparisons in some order: bits by class (the first, `unrelated`, has none), overwritten by the next
 * call; null when no class reaches `least`. The same figures as `weighLevels`, with less work: values that are
 * equal are looked up, and a pair is left as soon as what is still to be compared can lift no class to `least`.
 * `prior` by class.
 */
export function openWeigher(
  { model, columns, places }: ComparedRows,
  prior: readonly number[],
  least: number,
): (order: Int32Array, rowA: number, rowB: number) => Float64Array | null {
  const [width, classes] = [columns.length, model.classes.length];
  const tables = model.comparisons.map((comparison) => scoreTable(comparison, classes));
  const sums = new Float64Array(classes);
  /** What the comparisons still to be made can add at most. */
  const open = new Float64Array(classes);
  const waiting = new Int32Array(width);
  const waitingMost = new Float64Array(width * classes);

  const countedRarity = (at: number, a: number, b: number): number => {
    const { mean, most } = (tables[at] as ScoreTable).rarity as NonNullable<ScoreTable['rarity']>;
    return Math.max(-most, Math.min(most, (columns[at] as ComparedColumn).rarityOf(a, b) - mean));
  };
  /** Adds what two values say. */
  const add = (at: number, a: number, b: number): void => {
    const level = (columns[at] as ComparedColumn).levelOf(a, b);
    if (level === missing) return;
    const { bits, rarity } = tables[at] as ScoreTable;
    const from = level * classes;
    for (let k = 1; k < classes; k++) sums[k] = (sums[k] as number) + (bits[from + k] as number);
    if (rarity === null || rarity.isFree[level] === 1) return;
    const counted = countedRarity(at, a, b);
    for (let k = 1; k < classes; k++)
      sums[k] = (sums[k] as number) + (rarity.shares[from + k] as number) * counted;
  };
  /** Puts a comparison off, and what it can add at most into `open`. */
  const wait = (place: number, at: number, a: number, b: number): void => {
    const { most, mostShare, rarity } = tables[at] as ScoreTable;
    const level = (columns[at] as ComparedColumn).nearestOf(a, b);
    const counted = rarity === null ? 0 : Math.max(0, countedRarity(at, a, b));
    waiting[place] = at;
    for (let k = 1; k < classes; k++) {
      const above = (most[level * classes + k] as number) + (mostShare[k] as number) * counted;
      waitingMost[place * classes + k] = above;
      open[k] = (open[k] as number) + above;
    }
  };
  const isHopeless = (): boolean => {
    for (let k = 1; k < classes; k++) if ((sums[k] as number) + (open[k] as number) >= least) return false;
    return true;
  };

  return (order, rowA, rowB) => {
    const [fromA, fromB] = [rowA * width, rowB * width];
    sums.set(prior);
    open.fill(0);
    let left = 0;
    for (let n = 0; n < width; n++) {
      const at = order[n] as number;
      const [a, b] = [places[fromA + at] as number, places[fromB + at] as number];
      if (a < 0 || b < 0) continue;
      wait(left, at, a, b);
      left += 1;
    }
    for (let n = 0; n < left; n++) {
      if (isHopeless()) return null;
      const at = waiting[n] as number;
      for (let k = 1; k < classes; k++)
        open[k] = (open[k] as number) - (waitingMost[n * classes + k] as number);
      add(at, places[fromA + at] as number, places[fromB + at] as number);
    }
    open.fill(0);
    return isHopeless() ? null : sums;
  };
}
