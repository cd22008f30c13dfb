import { missing } from '../compare/comparator.ts';
import { priorOf } from '../prior-of.ts';
import { compareColumn, type ComparedColumn } from './compare-column.ts';
import { foundPairs } from './found-pairs.ts';
import type { LinkedPairs } from './linked-pairs.ts';
import type { LinkChunk, LinkPlan } from './plan-link.ts';
import { mostTellingFirst, type ScoreTable, scoreTable } from './score-table.ts';

/**
 * Weighs the pairs of a plan, chunk by chunk, and keeps those that some class explains better than chance, by `least` bits or more.
 * The same figures as `weighPair` of two rows (`tests/pipeline/match/batch`), found with less work: values that are equal
 * are looked up, and a pair is left as soon as what is still to be compared can lift no class to `least`. What it remembers
 * of values makes later chunks quicker and changes nothing.
 */
export function openScorer(plan: LinkPlan, least = 0): (chunk: LinkChunk) => LinkedPairs {
  const { model, ids } = plan;
  const columns = model.comparisons.map((comparison, at) => {
    const { values, counts } = plan.columns[at] as LinkPlan['columns'][number];
    return compareColumn(comparison, values, counts);
  });
  const [width, classes] = [columns.length, model.classes.length];
  const tables = model.comparisons.map((comparison) => scoreTable(comparison, classes));
  const order = mostTellingFirst(model);
  const prior = Float64Array.from(priorOf(model, plan.size));
  const most = tables.map((table) => table.most);
  const sums = new Float64Array(classes);
  /** What the comparisons still to be made can add at most. */
  const open = new Float64Array(classes);
  const waiting = new Int32Array(width);

  const add = (at: number, level: number, a: number, b: number): void => {
    if (level === missing) return;
    const { bits, rarity } = tables[at] as ScoreTable;
    const from = level * classes;
    for (let k = 1; k < classes; k++) sums[k] = (sums[k] as number) + (bits[from + k] as number);
    if (rarity === null || rarity.isFree[level] === 1) return;
    const { mean, most: bound } = rarity;
    const above = (columns[at] as ComparedColumn).rarityOf(a, b) - mean;
    const counted = Math.max(-bound, Math.min(bound, above));
    for (let k = 1; k < classes; k++)
      sums[k] = (sums[k] as number) + (rarity.shares[from + k] as number) * counted;
  };
  const isHopeless = (): boolean => {
    for (let k = 1; k < classes; k++) if ((sums[k] as number) + (open[k] as number) >= least) return false;
    return true;
  };

  /** Adds up `sums`; false when no class reaches `least`. */
  const weigh = (rowA: number, rowB: number): boolean => {
    const [fromA, fromB] = [rowA * width, rowB * width];
    sums.set(prior);
    open.fill(0);
    let left = 0;
    for (let n = 0; n < width; n++) {
      const at = order[n] as number;
      const [a, b] = [ids[fromA + at] as number, ids[fromB + at] as number];
      if (a < 0 || b < 0) continue;
      if (a === b) {
        add(at, (columns[at] as ComparedColumn).levelOf(a, a), a, a);
        continue;
      }
      waiting[left] = at;
      left += 1;
      const above = most[at] as Float64Array;
      for (let k = 1; k < classes; k++) open[k] = (open[k] as number) + (above[k] as number);
    }
    for (let n = 0; n < left; n++) {
      if (isHopeless()) return false;
      const at = waiting[n] as number;
      const [a, b] = [ids[fromA + at] as number, ids[fromB + at] as number];
      const above = most[at] as Float64Array;
      for (let k = 1; k < classes; k++) open[k] = (open[k] as number) - (above[k] as number);
      add(at, (columns[at] as ComparedColumn).levelOf(a, b), a, b);
    }
    open.fill(0);
    return !isHopeless();
  };

  const { blocks, groups } = plan.blocked;
  const isFoundBefore = (block: number, rowA: number, rowB: number): boolean => {
    const [a, b] = [rowA * blocks.length, rowB * blocks.length];
    for (let n = 0; n < block; n++) {
      const group = groups[a + n] as number;
      if (group >= 0 && group === groups[b + n]) return true;
    }
    return false;
  };

  return ({ block, from, to }) => {
    const { starts, rows } = blocks[block] as (typeof blocks)[number];
    const found = foundPairs();
    let compared = 0;
    for (let group = from; group < to; group++) {
      const end = starts[group + 1] as number;
      for (let i = starts[group] as number; i < end; i++) {
        const a = rows[i] as number;
        for (let j = i + 1; j < end; j++) {
          const b = rows[j] as number;
          if (isFoundBefore(block, a, b)) continue;
          compared += 1;
          if (weigh(a, b)) found.keep(a, b, sums);
        }
      }
    }
    return found.done(compared);
  };
}
