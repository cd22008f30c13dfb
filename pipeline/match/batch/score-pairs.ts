import { priorOf } from '../prior-of.ts';
import { type Block, isMet } from './block-rows.ts';
import { comparedColumns, type ComparedColumn } from './compare-column.ts';
import { foundPairs } from './found-pairs.ts';
import type { LinkedPairs } from './linked-pairs.ts';
import type { LinkChunk, LinkPlan } from './plan-link.ts';
import { mostTellingFirst } from './score-table.ts';
import { openWeigher } from './weigh-rows.ts';

/**
 * Weighs the pairs of a plan, chunk by chunk (`openWeigher`), and keeps those that some class explains better than chance, by `least`
 * bits or more. What it remembers of values (in `columns`, which others may have used) makes later chunks quicker and
 * changes nothing.
 */
export function openScorer(
  plan: LinkPlan,
  least = 0,
  columns: readonly ComparedColumn[] = comparedColumns(plan),
): (chunk: LinkChunk) => LinkedPairs {
  const { model, places } = plan;
  const orders = model.blocks.map((block) => mostTellingFirst(model, block));
  const weigh = openWeigher({ model, columns, places }, priorOf(model, plan.size), least);
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
          const bits = weigh(order, a, b);
          if (bits) found.keep(a, b, bits);
        }
      }
    }
    return found.done(compared);
  };
}
