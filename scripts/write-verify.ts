import type { Figures } from './figures.ts';

/** The part of `docs/performance.md` about people at work on waiting entries, from the figures of `npm run bench -- verify --save`. */
export function verifySection(verify: Figures | null): string {
  if (!verify) return '## People at work\n\nnot measured yet\n';
  const { figures: f, baseline } = verify;
  const row = (title: string, name: string): string =>
    `| ${title} | ${f[`${name}_p50_ms`] ?? '–'} | ${f[`${name}_p95_ms`] ?? '–'} |`;
  return `## People at work

${verify.machine}; commit ${verify.commit}; ${f.open_tasks} synthetic entries waiting, ${f.verifiers} verifiers at once over HTTP, each
sending a field about every second and an entry in six (people need three to six times as long), ${f.entries} entries;
server process, embedded Postgres and the callers share the machine; \`npm run bench -- verify\`. Milliseconds as the caller sees them.

| | p50 | p95 |
|---|---|---|
${row('take a first task (`claim`)', 'claim')}
${row('take the next one ahead, with all that is shown (`next`)', 'next')}
${row('keep what was typed of a field (`save`)', 'save')}
${row('send an entry (`decide`)', 'decide')}
${row('Ctrl+Enter to the next entry painted, in Chromium, the other verifiers at work beside it (`paint`)', 'paint')}
| baseline: ask who one is, the least a call can cost | ${baseline.session_p50_ms} | ${baseline.session_p95_ms} |
`;
}
