import { join } from 'node:path';
import { formsIn } from '#scripts/evaluate/memory-context.ts';
import { progress } from '#scripts/evaluate/progress.ts';
import { readPages } from '#scripts/evaluate/read-pages.ts';
import { pagesIn, splitPages } from '#scripts/evaluate/split-pages.ts';
import { type LoadedPolicies, loadPolicies } from '#store/policies.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type Figures, figuresOf } from '../figures.ts';
import { keyerOf, type RateName } from './effort/rates.ts';
import { type PolicyFigures, runPolicy, type Spread } from './effort/run-policies.ts';
import { type SampleEntry, sampleEntries } from './effort/sample-entries.ts';

const policyIds = { double: 'all-double-2026', risk: 'risk-2026', single: 'single-2026' } as const;

/** Rates varied together, to see what the result hangs on. */
export const rateGroups = {
  overlooking: ['overlooksMarks', 'overlooksLetter', 'overlooksMore', 'overlooksBlank'],
  misreading: ['inkLooksAlikeHand', 'inkLooksAlikePrint', 'foolsPeopleToo'],
  anchoring: ['takesLookAlikeShown', 'takesLookAlikeAgainstShown'],
  slips: ['slipsPerKey', 'slipsPerChoice'],
  arbiter: ['arbiterTakesLookAlike', 'arbiterOverlooks'],
  lists: ['usesList'],
} as const satisfies Record<string, readonly RateName[]>;

/** Pages as for `docs/accuracy.md`. */
const heldOutPages = 56;
const seed = 2026;

/**
 * Keys struck and errors left under three policies, over the sample books and over pages in fonts that nothing was fitted on,
 * with the real recognizer and the real steps, and a stated model of the people (`effort/rates.json`). Synthetic throughout.
 */
export async function benchEffort(runs: number, processes: number): Promise<Figures> {
  const forms = formsIn(join(projectRoot, 'schemas', 'forms'));
  const entriesIn = async (folder: string): Promise<SampleEntry[]> => {
    const onPage = progress('pages read');
    return sampleEntries(await readPages(pagesIn(folder), { processes, hinted: true, onPage }), forms);
  };
  const policies = await loadPolicies(join(projectRoot, 'schemas', 'policies'));
  const samples = await entriesIn(join(projectRoot, 'samples'));
  const heldOut = await entriesIn(splitPages('held-out', heldOutPages, seed));
  const [main, heldOutRuns] = [
    threePolicies(samples, policies, runs),
    threePolicies(heldOut, policies, runs),
  ];
  const figures = {
    effort_runs: runs,
    ...countsOf(samples, 'effort_'),
    ...figuresOfRuns(main, ''),
    ...countsOf(heldOut, 'held_out_'),
    ...figuresOfRuns(heldOutRuns, 'held_out_'),
    ...sensitivity(samples, policies, Math.max(10, Math.round(runs / 5))),
  };
  const blind = (entries: readonly SampleEntry[]) =>
    runPolicy(entries, { policy: policies.byId(policyIds.double), isFirstBlind: true }, keyerOf(), {
      runs,
      seed,
    });
  const [blindSamples, blindHeldOut] = [blind(samples), blind(heldOut)];
  return figuresOf('effort', figures, {
    ...spreadKeys('keystrokes_both_blind', blindSamples.keystrokes),
    ...spreadKeys('error_both_blind', blindSamples.error),
    ...spreadKeys('held_out_keystrokes_both_blind', blindHeldOut.keystrokes),
    ...spreadKeys('held_out_error_both_blind', blindHeldOut.error),
  });
}

type Three = Readonly<Record<keyof typeof policyIds, PolicyFigures>>;

function threePolicies(entries: readonly SampleEntry[], policies: LoadedPolicies, runs: number): Three {
  const run = (name: keyof typeof policyIds) =>
    runPolicy(entries, { policy: policies.byId(policyIds[name]), isFirstBlind: false }, keyerOf(), {
      runs,
      seed,
    });
  return { double: run('double'), risk: run('risk'), single: run('single') };
}

function countsOf(entries: readonly SampleEntry[], prefix: string): Record<string, number> {
  const inFonts = (split: SampleEntry['split']) => entries.filter((entry) => entry.split === split).length;
  return {
    [`${prefix}entries`]: entries.length,
    [`${prefix}fields`]: entries.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0),
    [`${prefix}entries_in_train_fonts`]: inFonts('train'),
    [`${prefix}entries_in_tune_fonts`]: inFonts('tune'),
    [`${prefix}entries_in_held_out_fonts`]: inFonts('held-out'),
  };
}

const spreadKeys = (name: string, { mean, low, high }: Spread): Record<string, number> => ({
  [name]: mean,
  [`${name}_low`]: low,
  [`${name}_high`]: high,
});

function figuresOfRuns(three: Three, prefix: string): Record<string, number> {
  const all = Object.entries(three).flatMap(([name, of]) => [
    spreadKeys(`${prefix}keystrokes_${name}`, of.keystrokes),
    spreadKeys(`${prefix}looks_${name}`, of.looks),
    spreadKeys(`${prefix}error_${name}`, of.error),
    spreadKeys(`${prefix}error_critical_${name}`, of.criticalError),
    spreadKeys(`${prefix}error_other_${name}`, of.otherError),
    { [`${prefix}as_read_${name}`]: of.asRead.mean, [`${prefix}error_as_read_${name}`]: of.asReadError.mean },
  ]);
  return {
    ...Object.assign({}, ...all),
    [`${prefix}keystrokes_risk_of_double`]: three.risk.keystrokes.mean / three.double.keystrokes.mean,
    [`${prefix}error_risk_of_double`]: three.risk.error.mean / three.double.error.mean,
  };
}

/** Keys and errors of double and risk with rates halved and doubled, group by group and all together. */
function sensitivity(
  entries: readonly SampleEntry[],
  policies: LoadedPolicies,
  runs: number,
): Record<string, number> {
  const groups: Readonly<Record<string, readonly RateName[]>> = {
    ...rateGroups,
    all: Object.values(rateGroups)
      .flat()
      .filter((name) => name !== 'usesList'),
  };
  const figures: Record<string, number> = {};
  for (const [group, names] of Object.entries(groups))
    for (const [by, times] of [
      ['halved', 0.5],
      ['doubled', 2],
    ] as const) {
      const keyer = keyerOf(Object.fromEntries(names.map((name) => [name, times])));
      for (const name of ['double', 'risk'] as const) {
        const how = { policy: policies.byId(policyIds[name]), isFirstBlind: false };
        const { keystrokes, error } = runPolicy(entries, how, keyer, { runs, seed });
        figures[`if_${group}_${by}_keystrokes_${name}`] = keystrokes.mean;
        figures[`if_${group}_${by}_error_${name}`] = error.mean;
      }
    }
  return figures;
}
