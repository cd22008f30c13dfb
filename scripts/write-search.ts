import type { Figures } from './figures.ts';

const rows: readonly (readonly [string, string])[] = [
  ['tones_lost', 'all marks lost'],
  ['letter_wrong', 'one letter of a name wrong'],
  ['given_and_mother', 'given name and mother only'],
  ['year_off_by_one', 'the year one off'],
];

/** The paragraph of `docs/performance.md` on the counter's search. */
export function searchSection({ machine, commit, figures: f, baseline }: Figures): string {
  const cell = (key: string): string => String(f[key] ?? '–');
  const line = ([key, said]: readonly [string, string]) =>
    `| ${said} | ${cell(`recall_${key}`)} | ${cell(`p50_${key}_ms`)} | ${cell(`p99_${key}_ms`)} |`;
  const alone = ([key, said]: readonly [string, string]) =>
    `| ${said} | ${cell(`recall_${key}_alone`)} | ${cell(`best_${key}_alone`)} |`;
  return `${machine}; commit ${commit}; ${cell('records')} synthetic births in the embedded Postgres, in process, ${cell('queries')} queries of seeds that no weight was set on, \`npm run bench -- search\`

| names of child and mother and the year, of which | the person is among the first 20 | p50 ms | p99 ms |
|---|---|---|---|
${rows.map(line).join('\n')}
| all queries, those below too | ${cell('recall_at_20')} (of the four above) | ${cell('p50_ms')} | ${cell('p99_ms')} |
| baseline: Fuse.js over name, mother and year of all in memory | ${baseline.fuse_recall_at_20 ?? '–'} | ${baseline.fuse_p50_ms ?? '–'} | |

Whoever types less finds less: one in three people here is a Nguyễn, and more than twenty Nguyễn Thị Hương are born in a year.
The last column is what a perfect order could reach that has to guess among namesakes of one year.

| name and year alone, or given name and mother without a year, of which | among the first 20 | at best |
|---|---|---|
${rows.map(alone).join('\n')}

Writing an entry with all it is found by takes ${cell('write_p50_ms')} ms at the median, the disk included; an entry of an older program is made findable in
${cell('fill_ms')} ms.`;
}
