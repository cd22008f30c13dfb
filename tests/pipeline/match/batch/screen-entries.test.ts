import { expect, test } from 'vitest';
import { RecordKind } from '#schemas/record/kinds.ts';
import { packEntries } from '#pipeline/match/batch/pack-entries.ts';
import { openScreen } from '#pipeline/match/batch/screen-entries.ts';
import { blockKeysOf } from '#pipeline/match/block.ts';
import { relationsOf } from '#pipeline/match/find-relations.ts';
import { type LinkModels, shippedModels } from '#pipeline/match/link-models.ts';
import type { Relatable } from '#pipeline/match/related.ts';
import { plantedEntry } from '#scripts/bench/plant-births.ts';
import { makePopulation } from '#scripts/population/make-population.ts';

const { births, deaths, marriages } = makePopulation({
  births: 4000,
  seed: 6,
  besides: ['death', 'marriage'],
});
const entries = [births, deaths, marriages].flatMap(({ kind, table }, sheet) =>
  Array.from({ length: table.size }, (_, n): Relatable => {
    const values = Object.entries(table.columns).flatMap(([key, column]) =>
      key === 'body' || !column[n] ? [] : [[key, column[n]]],
    );
    return {
      ...{ entryId: plantedEntry(100_000 * sheet + n), kind, values: Object.fromEntries(values) },
      body: table.columns.body?.[n] as string,
    };
  }),
);
/** Pairs of entries that share a key few have. */
const pairs = (() => {
  const byKey = new Map<string, number[]>();
  for (const [n, { kind, values }] of entries.entries())
    for (const key of blockKeysOf(kind, values)) byKey.set(key, [...(byKey.get(key) ?? []), n]);
  const met = new Set<number>();
  for (const group of byKey.values())
    if (group.length <= 40)
      for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) met.add(a * 1e6 + b);
  return [...met].map((pair) => [Math.floor(pair / 1e6), pair % 1e6] as const);
})();

function screened(models: LinkModels) {
  const packing = packEntries(models);
  for (const entry of entries) packing.add(entry);
  const mayRelate = openScreen(packing.done());
  let [related, passed] = [0, 0];
  for (const [a, b] of pairs) {
    const found = relationsOf(entries[a] as Relatable, entries[b] as Relatable, models);
    const may = mayRelate(a, b);
    if (found.length > 0 && !may) throw new Error(`passed over: ${JSON.stringify(found)}`);
    if (may !== mayRelate(b, a)) throw new Error('the same from both sides');
    if (found.length > 0) related += 1;
    if (may) passed += 1;
  }
  return { related, passed };
}

test('nothing that is something to another is passed over, and most of what is nothing is', () => {
  expect(pairs.length).toBeGreaterThan(10_000);
  const { related, passed } = screened(shippedModels);
  expect(related).toBeGreaterThan(2000);
  expect(passed - related).toBeLessThan((pairs.length - related) / 10);
}, 120_000);

test('nor is it by weights that were fitted elsewhere: other limits, and rarity counted in a table', () => {
  const easy: LinkModels = {
    entries: Object.fromEntries(
      RecordKind.options.map((kind) => {
        const model = shippedModels.entries[kind];
        const comparisons = model.comparisons.map((one) =>
          one.frequency === null ? one : { ...one, frequency: { ...one.frequency, of: 'table' as const } },
        );
        return [kind, { ...model, comparisons, thresholds: { ask: 0.5, tell: 0.6 } }];
      }),
    ) as LinkModels['entries'],
    person: { ...shippedModels.person, thresholds: { ask: 0.6, tell: 0.55 } },
  };
  expect(screened(easy).related).toBeGreaterThan(2000);
}, 120_000);
