import { blockKeys } from '#pipeline/match/batch/block-keys.ts';
import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import { foundPairs } from '#pipeline/match/batch/found-pairs.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { priorOf } from '#pipeline/match/prior-of.ts';
import { levelsOf, weighLevels } from '#pipeline/match/weigh-pair.ts';
import type { LinkModel } from '#schemas/link-model.ts';

/**
 * What one writes first, and what the batch is measured against: rows as objects, blocks as maps of lists, a set of the pairs
 * seen, each pair weighed as two arriving entries are. The same blocks, the same weights (rarity by the lexicon).
 */
export function linkPlainly({ size, columns }: LinkTable, model: LinkModel): LinkedPairs {
  const names = Object.keys(columns);
  const rows = Array.from({ length: size }, (_, row) =>
    Object.fromEntries(names.map((name) => [name, columns[name]?.[row] ?? undefined])),
  );
  const prior = priorOf(model, size);
  const seen = new Set<number>();
  const found = foundPairs();
  for (const { keys, most } of model.blocks) {
    const groups = new Map<string, number[]>();
    for (const [row, values] of rows.entries()) {
      const parts = keys.map(({ column, as }) => values[column] && blockKeys[as]?.(values[column]));
      if (parts.some((part) => !part)) continue;
      const group = groups.get(parts.join('|'));
      if (group) group.push(row);
      else groups.set(parts.join('|'), [row]);
    }
    for (const group of groups.values()) {
      if (group.length > most) continue;
      for (const [i, a] of group.entries())
        for (const b of group.slice(i + 1)) {
          if (seen.has(a * size + b)) continue;
          seen.add(a * size + b);
          const levels = levelsOf(model, rows[a] ?? {}, rows[b] ?? {});
          found.keep(a, b, Float64Array.from(weighLevels(model, levels, prior).weights));
        }
    }
  }
  return found.done(seen.size);
}
