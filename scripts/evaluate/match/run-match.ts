import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';
import { type Figures, figuresOf, report } from '../../figures.ts';
import { writeAccuracy } from '../../write-accuracy.ts';
import { type NoiseLevel, noiseLevels } from '../../population/noise.ts';
import { matchCharts } from './draw/match-charts.ts';
import { EvaluateError } from './evaluate-error.ts';
import { evaluateCsv, evaluateMatch } from './evaluate-match.ts';
import { saveMatchDetails } from './match-details.ts';
import { figuresOfTable, matchFigures } from './match-figures.ts';

/** The options of `npm run evaluate -- match` as they were typed. */
export interface MatchArguments {
  readonly births: string | undefined;
  readonly seed: string | undefined;
  readonly noise: string | undefined;
  readonly processes: string;
  readonly data: string | undefined;
  readonly csv: string | undefined;
  readonly truth: string | undefined;
  readonly map: string | undefined;
  readonly json: boolean;
  readonly save: boolean;
}

const heldOutSeed = 1001;
/** Fewer have no twins and hardly anybody registered twice. */
const fewest = 1000;

/** @throws EvaluateError for what whoever asks has to put right */
export async function runMatch(typed: MatchArguments): Promise<void> {
  const { csv, json, save } = typed;
  const seed = wholeNumber('--seed', typed.seed ?? String(heldOutSeed), 0);
  if (csv !== undefined) {
    if (typed.truth === undefined || typed.map === undefined)
      throw new EvaluateError('--csv FILE needs --truth COLUMN and --map MAPPING.json');
    const say = (what: string) => console.error(what);
    const result = await evaluateCsv(csv, typed.truth, typed.map, seed, say);
    show(figuresOfTable(result), {}, { json });
    return;
  }
  const details = await evaluateMatch({
    births: wholeNumber('--births', typed.births ?? '500000', fewest),
    seed,
    noise: noiseOf(typed.noise),
    threads: wholeNumber('--processes', typed.processes, 1),
    data: typed.data ?? join(projectRoot, '..', 'shared', 'data', 'link-splink'),
    say: (what) => console.error(what),
  });
  if (save) {
    saveMatchDetails(details);
    for (const [file, svg] of Object.entries(matchCharts(details)))
      writeFileSync(join(projectRoot, 'docs', 'figures', file), svg);
  }
  const { figures, baseline } = matchFigures(details);
  show(figures, baseline, { json, save });
  if (save) writeAccuracy();
}

type Flat = Readonly<Record<string, number | null>>;
const isNumber = (pair: [string, number | null]): pair is [string, number] => pair[1] !== null;

/** Figures of what was not at hand stay in the answer, as null. */
function show(figures: Flat, baseline: Flat, shown: { json: boolean; save?: boolean }): void {
  const known = (of: Flat) => Object.fromEntries(Object.entries(of).filter(isNumber));
  const result = figuresOf('match', known(figures), known(baseline));
  report({ ...result, figures: { ...figures, ...result.figures } as Figures['figures'] }, shown);
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new EvaluateError(`${option} ${text}: a whole number from ${least}`);
  return value;
}

function noiseOf(text: string | undefined): NoiseLevel | 'all' {
  if (text === undefined) return 'all';
  const level = noiseLevels.find((one) => one === text);
  if (level === undefined) throw new EvaluateError(`--noise ${text}: there are ${noiseLevels.join(', ')}`);
  return level;
}
