import type { Policy } from '#schemas/policy.ts';
import { seeded } from '#scripts/samples/random.ts';
import type { Keyer } from './rates.ts';
import type { SampleEntry } from './sample-entries.ts';
import { type Effort, type FieldEffort, simulateEntry } from './simulate-entry.ts';

/** A mean over runs with the 2.5th and 97.5th hundredth of them. */
export interface Spread {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** What a policy costs and what it leaves wrong; keys and looks a record, errors as shares of the fields. */
export interface PolicyFigures {
  readonly keystrokes: Spread;
  readonly looks: Spread;
  readonly error: Spread;
  readonly criticalError: Spread;
  readonly otherError: Spread;
  /** Of all fields, those nobody looked at, and those of them that are wrong. */
  readonly asRead: Spread;
  readonly asReadError: Spread;
}

/**
 * Seeded runs. Each draws pages with replacement (an interval that says how much other pages of the same making would vary)
 * and people's answers; the same run draws the same pages and the same ink under every policy.
 */
export function runPolicy(
  entries: readonly SampleEntry[],
  how: { policy: Policy; isFirstBlind: boolean },
  keyer: Keyer,
  { runs, seed }: { runs: number; seed: number },
): PolicyFigures {
  const pages = [...new Set(entries.map(({ page }) => page))].map((page) =>
    entries.filter((entry) => entry.page === page),
  );
  const all = Array.from({ length: runs }, (_, run) => {
    const random = seeded(seed + run);
    const drawn = pages.flatMap(() => random.pick(pages));
    return drawn.map((entry, i) => simulateEntry(entry, how, keyer, random.fork(`entry ${i}`)));
  });
  const spread = (of: (run: readonly Effort[]) => number): Spread => {
    const values = all.map(of).sort((a, b) => a - b);
    const at = (share: number) => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
    return {
      mean: values.reduce((sum, one) => sum + one, 0) / values.length,
      low: at(0.025),
      high: at(0.975),
    };
  };
  const perRecord = (of: (entry: Effort) => number) =>
    spread((run) => run.reduce((sum, entry) => sum + of(entry), 0) / run.length);
  const wrong = (among: (field: FieldEffort) => boolean, is = (field: FieldEffort) => field.isWrong) =>
    spread((run) => {
      const fields = run.flatMap((entry) => Object.values(entry.fields)).filter(among);
      return fields.length === 0 ? 0 : fields.filter(is).length / fields.length;
    });
  return {
    keystrokes: perRecord(({ keys }) => keys),
    looks: perRecord(({ looks }) => looks),
    error: wrong(() => true),
    criticalError: wrong(({ isCritical }) => isCritical),
    otherError: wrong(({ isCritical }) => !isCritical),
    asRead: wrong(
      () => true,
      ({ settled }) => settled === 'as-read',
    ),
    asReadError: wrong(
      () => true,
      ({ settled, isWrong }) => isWrong && settled === 'as-read',
    ),
  };
}
