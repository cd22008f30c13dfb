import { missing } from '../compare/comparator.ts';
import { priorOf } from '../prior-of.ts';
import { type Block, isMet } from './block-rows.ts';
import { comparedColumns, type ComparedColumn } from './compare-column.ts';
import { foundPairs } from './found-pairs.ts';
import type { LinkedPairs } from './linked-pairs.ts';
import type { LinkChunk, LinkPlan } from './plan-link.ts';
import { mostTellingFirst, type ScoreTable, scoreTable } from './score-table.ts';

/**
 * Weighs the pairs of a plan, chunk by chunk, and keeps those that some class explains better than chance, by `least` bits or more.
 * The same figures as `weighPair` of two rows (`tests/pipeline/match/batch`), found with less work: values that are equal
 * are looked up, and a pair is left as soon as what is still to be compared can lift no class to `least`. What it remembers
 * of values (in `columns`, which others may have used) makes later chunks quicker and changes nothing.
 */
export function openScorer(
  plan: LinkPlan,
  least = 0,
  columns: readonly ComparedColumn[] = comparedColumns(plan),
): (chunk: LinkChunk) => LinkedPairs {
  const { model, places } = plan;
  const [width, classes] = [columns.length, model.classes.length];
  const tables = model.comparisons.map((comparison) => scoreTable(comparison, classes));
  const orders = model.blocks.map((block) => mostTellingFirst(model, block));
  const prior = Float64Array.from(priorOf(model, plan.size));
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

  /** Adds up `sums`; false when no class reaches `least`. */
  const weigh = (order: Int32Array, rowA: number, rowB: number): boolean => {
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
      if (isHopeless()) return false;
      const at = waiting[n] as number;
      for (let k = 1; k < classes; k++)
        open[k] = (open[k] as number) - (waitingMost[n * classes + k] as number);
      add(at, places[fromA + at] as number, places[fromB + at] as number);
    }
    open.fill(0);
    return !isHopeless();
  };

  const { blocked } = plan;
  const isFoundBefore = (block: number, a: number, b: number): boolean => {
    for (let n = 0; n < block; n++) if (isMet(blocked, n, a, b)) return true;
    return false;
  };

  return ({ block, from, to }) => {
    const { starts, rows } = blocked.blocks[block] as Block;
    const order = orders[block] as Int32Array;
    const found = foundPairs();
    let compared = 0;
    for (let group = from; group < to; group++) {
      const end = starts[group + 1] as number;
      for (let i = starts[group] as number; i < end; i++) {
        const a = rows[i] as number;
        for (let j = i + 1; j < end; j++) {
          const b = rows[j] as number;
          if (!isMet(blocked, block, a, b) || isFoundBefore(block, a, b)) continue;
          compared += 1;
          if (weigh(order, a, b)) found.keep(a, b, sums);
        }
      }
    }
    return found.done(compared);
  };
}
