import { rateGroups } from './bench/effort.ts';
import { statedRates } from './bench/effort/rates.ts';
import type { Figures } from './figures.ts';

const percent = (share: number | undefined): string =>
  share === undefined ? '–' : `${(100 * share).toFixed(2)} %`;
const whole = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(1));

/** The part of `docs/performance.md` about people's effort, from the kept figures of `npm run bench -- effort --save`. */
export function effortSection(effort: Figures | null): string {
  if (!effort) return '## People’s effort\n\nnot measured yet\n';
  const f = { ...effort.figures, ...effort.baseline };
  const spread = (name: string, show: (value: number | undefined) => string): string =>
    `${show(f[name])} (${show(f[`${name}_low`])} – ${show(f[`${name}_high`])})`;
  const table = (prefix: string): string =>
    [
      '| | keys a record | fields looked at a record | wrong of all fields | wrong of critical | wrong of others | taken as read | of all fields, wrong and taken as read |',
      '|---|---|---|---|---|---|---|---|',
      ...[
        ['double', 'every field keyed twice, the second time blind'],
        ['risk', 'by risk'],
        ['single', 'one look at every field'],
      ].map(
        ([name, title]) =>
          `| ${title} | ${spread(`${prefix}keystrokes_${name}`, whole)} | ${whole(f[`${prefix}looks_${name}`])} | ${spread(`${prefix}error_${name}`, percent)} | ${percent(f[`${prefix}error_critical_${name}`])} | ${percent(f[`${prefix}error_other_${name}`])} | ${percent(f[`${prefix}as_read_${name}`])} | ${percent(f[`${prefix}error_as_read_${name}`])} |`,
      ),
      `| to compare: both keyings blind, without a machine | ${spread(`${prefix}keystrokes_both_blind`, whole)} | | ${spread(`${prefix}error_both_blind`, percent)} | | | | |`,
    ].join('\n');
  const reached = (prefix: string): string => {
    const [error, most] = [f[`${prefix}error_risk`] ?? 1, f[`${prefix}error_double_high`] ?? 0];
    const keys = f[`${prefix}keystrokes_risk_of_double`] ?? 1;
    const half = keys <= 0.5 ? 'at most half of its keys' : 'more than half of its keys';
    const within = error <= most ? 'inside' : 'outside';
    return `By risk takes ${percent(keys)} of the keys of double keying (${half}); its mean error, ${percent(error)}, lies ${within} the interval of double keying's ${percent(f[`${prefix}error_double`])}.`;
  };
  const groups = [...Object.keys(rateGroups), 'all'].flatMap((group) =>
    ['halved', 'doubled'].map(
      (by) =>
        `| ${group} ${by} | ${['keystrokes_double', 'keystrokes_risk'].map((key) => whole(f[`if_${group}_${by}_${key}`])).join(' | ')} | ${['error_double', 'error_risk'].map((key) => percent(f[`if_${group}_${by}_${key}`])).join(' | ')} |`,
    ),
  );
  const rates = Object.entries(statedRates.rates).map(
    ([name, { value, certainty, source }]) => `| ${name} | ${value} | ${certainty} | ${source} |`,
  );
  return `## People’s effort

**Synthetic: drawn pages, and a stated model of people in place of people.** What is real: the recognizer and its risks, the
policies, the steps (\`pipeline/verify\`), the suggestions, and what each key of the screen does. What is assumed: how often people
overlook, misread and slip. The figures compare policies under the same people; they promise nothing about a real book, whose own
proof is its sample (ADR 0018). ${effort.machine}; commit ${effort.commit}; ${f.effort_runs} seeded runs, each with pages drawn anew
with replacement and people's answers drawn by the rates below; in brackets the middle 95 % of the runs. \`npm run bench -- effort\`

Keys: struck ones in Telex, Shift, Ctrl and Alt held not counted; Enter takes a field, Ctrl+Enter sends, F4 says blank, Alt+1 takes
another reading, Tab a suggestion. The officer's signing is the same under every policy and not counted. A field is right when it
agrees with the truth as two keyings would have to (dates and codes by what they mean, else letter for letter with all marks).

### The sample books

${f.effort_entries} entries, ${f.effort_fields} fields; ${f.effort_entries_in_held_out_fonts} entries in fonts that nothing was fitted on,
${f.effort_entries_in_tune_fonts} in fonts that the risk was fitted on, ${f.effort_entries_in_train_fonts} in fonts that models were trained on.

${table('')}

${reached('')}

### Held-out pages: fonts that nothing was fitted on

${f.held_out_entries} entries, ${f.held_out_fields} fields.

${table('held_out_')}

${reached('held_out_')}

### What the result hangs on

Rates halved and doubled, a group at a time and the groups of errors together, on the sample books with a fifth of the runs;
\`flaggedShare\` and \`takesLookAlike\` stay as they are.

| | keys, double | keys, by risk | wrong, double | wrong, by risk |
|---|---|---|---|---|
${groups.join('\n')}

### The people assumed

\`scripts/bench/effort/rates.json\`; whoever knows better changes it there.

| rate | | | from |
|---|---|---|---|
${rates.join('\n')}
`;
}

/** The part of `docs/performance.md` about suggestions while typing. */
export function suggestSection(suggest: Figures | null): string {
  const f = suggest?.figures ?? {};
  const of = suggest
    ? `${suggest.machine}; commit ${suggest.commit}; ${f.suggest_calls} calls in process, every field of the sample books typed letter by letter with and without marks, a hundred settled entries around, \`npm run bench -- suggest\``
    : 'not measured yet';
  return `## A suggestion while typing

${of}

| p50 ms | p95 ms | p99 ms | making the lists once, ms | memory of the lists, MB |
|---|---|---|---|---|
| ${[f.suggest_p50_ms, f.suggest_p95_ms, f.suggest_p99_ms, f.suggest_first_ms, f.suggest_memory_mb].map((value) => value ?? '–').join(' | ')} |
`;
}
