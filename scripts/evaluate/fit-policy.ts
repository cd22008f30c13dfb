import { join } from 'node:path';
import type { Forms } from '#pipeline/stage.ts';
import { fitLimits, type LimitFigures } from '#scripts/bench/effort/fit-limits.ts';
import { keyerOf } from '#scripts/bench/effort/rates.ts';
import { sampleEntries } from '#scripts/bench/effort/sample-entries.ts';
import { loadPolicies } from '#store/policies.ts';
import { projectRoot } from '#workers/project-root.ts';
import { progress } from './progress.ts';
import { readPages } from './read-pages.ts';
import { pagesIn, splitPages } from './split-pages.ts';

/**
 * Prints, for critical and other fields, the limits of the risk that leave the fewest keys at each error, over tune pages and
 * the stated model of people; beside them what keying all twice leaves. Writes no policy: that is a decision.
 */
export async function fitPolicy(how: {
  forms: Forms;
  pages: number;
  seed: number;
  /** A folder of tune pages to take instead of making them. */
  from: string | undefined;
  processes: number;
}): Promise<void> {
  const folder = how.from ?? splitPages('tune', how.pages, how.seed);
  const onPage = progress('tune pages read');
  const read = await readPages(pagesIn(folder), { ...how, hinted: true, onPage });
  const entries = sampleEntries(
    read.filter(({ truth }) => truth.split === 'tune'),
    how.forms,
  );
  const policies = await loadPolicies(join(projectRoot, 'schemas', 'policies'));
  for (const isCritical of [true, false]) {
    const runs = { runs: 60, seed: how.seed };
    const all = fitLimits(entries, policies.byId(null), isCritical, keyerOf(), runs);
    console.log(`${isCritical ? 'critical' : 'other'} fields of ${entries.length} entries`);
    for (const { limits, keys, error } of thriftiest(all))
      console.log(
        `  as read up to ${limits.asReadUpTo}, one look up to ${limits.oneLookUpTo}: ${keys.toFixed(1)} keys, ${(100 * error).toFixed(3)} % wrong`,
      );
  }
}

/** Those to which no other is better in keys and errors at once, the cheapest first. */
const thriftiest = (all: readonly LimitFigures[]): LimitFigures[] =>
  all
    .filter((one) => !all.some((other) => other.keys < one.keys && other.error <= one.error))
    .toSorted((a, b) => a.keys - b.keys);
