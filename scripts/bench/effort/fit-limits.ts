import { LooksByRisk, type Policy } from '#schemas/policy.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { planLooks } from '#pipeline/verify/plan-looks.ts';
import { seeded } from '#scripts/samples/random.ts';
import type { Keyer } from './rates.ts';
import type { SampleEntry } from './sample-entries.ts';
import { simulateEntry } from './simulate-entry.ts';

/** What one class of fields costs and leaves wrong under some limits, on the mean of all runs. */
export interface LimitFigures {
  readonly limits: LooksByRisk;
  /** A record's share of the class. */
  readonly keys: number;
  readonly error: number;
}

const asReadLimits = [null, 0.0005, 0.001, 0.0015, 0.002, 0.003, 0.005];
const oneLookLimits = [0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.12, 0.2, null];
const looks = ['as-read', 'one-look', 'two-keys'] as const;

/** A policy that has every field of both classes looked at in one way. */
const uniform = (policy: Policy, way: (typeof looks)[number]): Policy => {
  const all = LooksByRisk.parse({ asReadUpTo: null, oneLookUpTo: null, otherwise: way, blank: way });
  return { ...policy, critical: all, other: all };
};

/**
 * The keys and errors of each pair of limits for one class of fields, blanks one look. A field's outcome under one way of
 * looking does not depend on how other fields are looked at, so each way is run once and the limits only pick among them.
 */
export function fitLimits(
  entries: readonly SampleEntry[],
  base: Policy,
  isCritical: boolean,
  keyer: Keyer,
  { runs, seed }: { runs: number; seed: number },
): LimitFigures[] {
  const mean = new Map<string, { keys: number; wrong: number }>();
  for (const way of looks)
    for (let run = 0; run < runs; run++) {
      const random = seeded(seed + run);
      for (const [i, entry] of entries.entries()) {
        const how = { policy: uniform(base, way), isFirstBlind: false };
        const { fields } = simulateEntry(entry, how, keyer, random.fork(`entry ${i}`));
        for (const [key, field] of Object.entries(fields)) {
          if (field.isCritical !== isCritical) continue;
          const name = `${way} ${i} ${key}`;
          const so = mean.get(name) ?? { keys: 0, wrong: 0 };
          mean.set(name, {
            keys: so.keys + field.keys / runs,
            wrong: so.wrong + (field.isWrong ? 1 / runs : 0),
          });
        }
      }
    }
  return asReadLimits.flatMap((asReadUpTo) =>
    oneLookLimits
      .filter((limit) => limit === null || limit >= (asReadUpTo ?? 0))
      .map((oneLookUpTo) => {
        const limits = LooksByRisk.parse({
          asReadUpTo,
          oneLookUpTo,
          // the last one: nothing is keyed twice
          otherwise: oneLookUpTo === null ? 'one-look' : 'two-keys',
          blank: 'one-look',
        });
        return { limits, ...costOf(entries, { ...base, critical: limits, other: limits }, mean) };
      }),
  );
}

function costOf(
  entries: readonly SampleEntry[],
  policy: Policy,
  mean: ReadonlyMap<string, { keys: number; wrong: number }>,
): { keys: number; error: number } {
  let [keys, wrong, fields] = [0, 0, 0];
  for (const [i, { read }] of entries.entries())
    for (const [key, way] of Object.entries(planLooks(policy, read)) as [FieldKey, string][]) {
      const one = mean.get(`${way} ${i} ${key}`);
      if (!one) continue;
      keys += one.keys;
      wrong += one.wrong;
      fields += 1;
    }
  return { keys: keys / entries.length, error: wrong / Math.max(1, fields) };
}
