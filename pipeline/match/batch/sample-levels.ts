import { type ComparedColumn, comparedColumns } from './compare-column.ts';
import { missing } from '../compare/comparator.ts';
import { scattered } from './dense-keys.ts';
import type { LinkPlan } from './plan-link.ts';

/** Pairs of rows as levels of their comparisons: what weights are fitted on. */
export interface LevelRows {
  /** Pairs here. */
  readonly count: number;
  /** Pairs that they were drawn from. */
  readonly of: number;
  /** Comparisons of a pair. */
  readonly width: number;
  /** By pair, then comparison; 255 (`missing`) where one of the two says nothing. */
  readonly levels: Uint8Array;
  /** By pair, then comparison: −log2 of the share of the commoner value, 0 where rarity does not count. */
  readonly rarities: Float32Array;
  /** By pair: its two rows. */
  readonly rows: Int32Array;
}

/** Which pairs are drawn: at most so many, of one block or of any two rows. */
export interface Draw {
  readonly from: { readonly block: number } | 'random';
  readonly most: number;
  readonly seed: number;
}

/**
 * Pairs as `draw` says, spread evenly over all there are; the same for the same seed. A pair is drawn once. Who samples several
 * times hands the same `columns` on.
 */
export function sampleLevels(
  plan: LinkPlan,
  { from, most, seed }: Draw,
  columns: readonly ComparedColumn[] = comparedColumns(plan),
): LevelRows {
  const drawn =
    from === 'random' ? anyPairs(plan.size, most, seed) : pairsOfBlock(plan, from.block, most, seed);
  const width = columns.length;
  const count = drawn.rows.length / 2;
  const levels = new Uint8Array(count * width).fill(missing);
  const rarities = new Float32Array(count * width);
  for (let pair = 0; pair < count; pair++) {
    const [rowA, rowB] = [drawn.rows[2 * pair] as number, drawn.rows[2 * pair + 1] as number];
    for (const [at, { levelOf, rarityOf }] of columns.entries()) {
      const [a, b] = [plan.places[rowA * width + at] as number, plan.places[rowB * width + at] as number];
      if (a < 0 || b < 0) continue;
      levels[pair * width + at] = levelOf(a, b);
      rarities[pair * width + at] = rarityOf(a, b);
    }
  }
  return { count, of: drawn.of, width, levels, rarities, rows: drawn.rows };
}

interface Drawn {
  readonly of: number;
  readonly rows: Int32Array;
}

/**
 * Every so-manieth pair of a block's groups, at a place within each stretch that the seed says; also those too many years apart, or
 * strangers would be more alike here than they are.
 */
function pairsOfBlock({ blocked }: LinkPlan, block: number, most: number, seed: number): Drawn {
  const { starts, rows, pairs } = blocked.blocks[block] as (typeof blocked.blocks)[number];
  const count = Math.min(most, pairs);
  const drawn = new Int32Array(2 * count);
  let [group, before] = [0, 0];
  for (let n = 0; n < count; n++) {
    const place = placeIn(n, count, pairs, seed);
    let size = (starts[group + 1] as number) - (starts[group] as number);
    while (place >= before + (size * (size - 1)) / 2) {
      before += (size * (size - 1)) / 2;
      group += 1;
      size = (starts[group + 1] as number) - (starts[group] as number);
    }
    const [i, j] = pairAt(place - before);
    drawn[2 * n] = rows[(starts[group] as number) + i] as number;
    drawn[2 * n + 1] = rows[(starts[group] as number) + j] as number;
  }
  return { of: pairs, rows: drawn };
}

function anyPairs(size: number, most: number, seed: number): Drawn {
  const of = (size * (size - 1)) / 2;
  const count = Math.min(most, of);
  const drawn = new Int32Array(2 * count);
  for (let n = 0; n < count; n++) drawn.set(pairAt(placeIn(n, count, of, seed)), 2 * n);
  return { of, rows: drawn };
}

/** A place in the n-th of `count` stretches that 0 … all − 1 is cut into; no two stretches share one. */
function placeIn(n: number, count: number, all: number, seed: number): number {
  const [from, to] = [Math.floor((n * all) / count), Math.floor(((n + 1) * all) / count)];
  return from + Math.floor((scattered(n, seed) / 2 ** 32) * (to - from));
}

/** The i < j of pair 0, 1, 2 … where j counts up: (0,1), (0,2), (1,2), (0,3) … */
function pairAt(place: number): readonly [number, number] {
  let j = Math.floor((1 + Math.sqrt(1 + 8 * place)) / 2);
  while ((j * (j - 1)) / 2 > place) j -= 1;
  while (((j + 1) * j) / 2 <= place) j += 1;
  return [place - (j * (j - 1)) / 2, j];
}
