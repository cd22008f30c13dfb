import type { Figures } from './figures.ts';

/** The paragraph of `docs/performance.md` on linking whole tables and single arrivals. */
export function linkingSection({ machine, commit, figures: f, baseline }: Figures): string {
  const cell = (key: string): string => String(f[key] ?? '–');
  const sizes = ['125k', '250k', '500k', '1m'];
  const row = (said: string, of: string) =>
    `| ${said} | ${sizes.map((size) => cell(`${of}_${size}`)).join(' | ')} |`;
  return `${machine}; commit ${commit}; births of a synthetic population that nothing was tuned on, two threads in a process of its own, \`npm run bench -- match\`.
Counted: reading the columns from disk, fitting the weights without labels, blocks, pairs, clusters; not counted: making the population.

| births | 125,000 | 250,000 | 500,000 | 1,000,000 |
|---|---|---|---|---|
${row('seconds', 'seconds')}
${row('processor seconds, all threads', 'cpu_seconds')}
${row('pairs compared', 'pairs_compared')}
${row('peak memory, MB', 'rss_mb')}

Twice as many take ${cell('growth_to_whole')} times as long from 250,000 on and ${cell('growth_to_twice')} times from 500,000 on. The same pairs weighed by maps and objects, pair by pair, take
${baseline.plain_over_link_125k ?? '–'} times as long at 125,000 (${baseline.plain_link_seconds_125k ?? '–'} s).

One entry arriving among ${cell('arrival_records')} in the embedded Postgres, compared with its neighbors, its relations and persons written and on disk: p50
${cell('arrival_p50_ms')} ms, p99 ${cell('arrival_p99_ms')} ms (${cell('arrivals')} arrivals).`;
}
