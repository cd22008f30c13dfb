import { deriveColumns } from '#pipeline/match/batch/derive-columns.ts';
import { birthSpec } from '#pipeline/match/specs/birth-spec.ts';
import { fold } from '#schemas/fold.ts';
import type { LinkTable } from '#pipeline/match/batch/link-table.ts';
import { makePopulation, type PopulationOptions } from '../../population/make-population.ts';
import { relationOf } from '../../population/relation-of.ts';
import type { SheetTruth } from '../../population/sheet.ts';
import { type ClusterScore, clusterScore } from './cluster-score.ts';
import { type Confusion, confusionOf, scoresOf, trueKinds, type TrueKind } from './confusion.ts';
import { type CurvePoint, curveOf, type Histogram, histogramOf } from './curve.ts';
import { fitAndLink } from './link-table.ts';
import { type PairScore, pairScore } from './pair-score.ts';
import { eachPairOf, pickPairs, type RowPairs } from './pick-pairs.ts';
import { kindOfRows, withoutTwins } from './relate-rows.ts';
import { exactRule, openCrvsRule, type RuleFigures } from './rules.ts';

export interface VnResult {
  readonly births: number;
  readonly seed: number;
  readonly noise: string;
  /** Rows that stand there again. */
  readonly duplicates: number;
  /** Probability from which a pair is asked of a person; fixed in the spec. */
  readonly ask: number;
  /** Pairs asked, against pairs of rows of one child. */
  readonly pairs: PairScore;
  readonly clusters: ClusterScore;
  readonly byKind: ReturnType<typeof scoresOf>;
  readonly confusion: Confusion;
  /** Pairs of twins, and how many of them a person is asked about. */
  readonly twins: { readonly pairs: number; readonly asked: number };
  /** Strangers written alike (marks aside), born in the same year, and how many pairs of them a person is asked about. */
  readonly namesakes: { readonly pairs: number; readonly asked: number };
  /** Pairs held to be one registration that may as well be twins: told, and nobody is asked. */
  readonly notAsked: number;
  readonly falsePerRecord: number;
  readonly curve: readonly CurvePoint[];
  readonly histogram: Histogram<TrueKind>;
  readonly exactRule: PairScore;
  readonly openCrvs: RuleFigures;
  readonly seconds: { readonly fit: number; readonly link: number };
  readonly compared: number;
}

/** Makes a population, fits weights on it without looking at its truth, links it and counts. */
export async function evaluateVn(
  options: Required<Omit<PopulationOptions, 'besides'>>,
  threads: number,
  say: (what: string) => void,
): Promise<VnResult> {
  const { births, seed, noise } = options;
  const made = performance.now();
  const { births: sheet } = makePopulation(options);
  say(`${births} births of seed ${seed}, noise ${noise}: ${seconds(made)} s to make`);
  const { truth } = sheet;
  const table = deriveColumns(sheet.table, 'birth');
  const linked = await fitAndLink(table, birthSpec, { seed, threads });
  const { model, pairs } = linked;
  say(`  weights ${linked.seconds.fit.toFixed(1)} s, pairs ${linked.seconds.link.toFixed(1)} s`);
  const asked = pickPairs(pairs, model, 'same', model.thresholds.ask);
  const queued = withoutTwins(table, model, asked);
  const isSame = (a: number, b: number): boolean => truth.person[a] === truth.person[b];
  let right = 0;
  eachOf(asked, (a, b) => {
    if (isSame(a, b)) right += 1;
  });
  let same = 0;
  eachPairOf(truth.person, () => {
    same += 1;
  });
  const confusion = confusionOf(truth, pairs, model, kindOfRows(table, model));
  return {
    ...{ births, seed, noise, ask: model.thresholds.ask },
    duplicates: truth.copy.filter((copy) => copy !== 'original').length,
    pairs: pairScore(same, asked.a.length, right),
    clusters: clusterScore(truth.person, asked),
    byKind: scoresOf(confusion),
    confusion,
    twins: twinsAsked(truth, queued),
    notAsked: asked.a.length - queued.a.length,
    namesakes: namesakesAsked(table, truth, asked),
    falsePerRecord: (asked.a.length - right) / births,
    curve: curveOf(pairs, model.classes.indexOf('same'), same, isSame),
    histogram: histogramOf(pairs, trueKinds, (a, b) => relationOf(truth, a, b) ?? 'unrelated'),
    exactRule: exactRule(table, truth.person),
    openCrvs: openCrvsRule(table, truth.person, 2000, seed),
    seconds: linked.seconds,
    compared: pairs.compared,
  };
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

function eachOf({ a, b }: RowPairs, visit: (a: number, b: number) => void): void {
  for (let n = 0; n < a.length; n += 1) visit(a[n] as number, b[n] as number);
}

function twinsAsked(truth: SheetTruth, asked: RowPairs): VnResult['twins'] {
  const isTwin = (a: number, b: number) => relationOf(truth, a, b) === 'twin';
  const counts = { pairs: 0, asked: 0 };
  eachPairOf(truth.delivery, (a, b) => {
    if (isTwin(a, b)) counts.pairs += 1;
  });
  eachOf(asked, (a, b) => {
    if (isTwin(a, b)) counts.asked += 1;
  });
  return counts;
}

function namesakesAsked(
  { size, columns }: LinkTable,
  truth: SheetTruth,
  asked: RowPairs,
): VnResult['namesakes'] {
  const numbers = new Map<string, number>();
  const key = Int32Array.from({ length: size }, (_, row) => {
    const [name, date] = [columns.childName?.[row], columns.childBirthDate?.[row]];
    if (!name || !date) return -1;
    const text = `${fold(name)}/${date.slice(0, 4)}`;
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  const counts = { pairs: 0, asked: 0 };
  const count = (of: keyof typeof counts) => (a: number, b: number) => {
    if ((key[a] as number) >= 0 && key[a] === key[b] && relationOf(truth, a, b) === null) counts[of] += 1;
  };
  eachPairOf(key, count('pairs'));
  eachOf(asked, count('asked'));
  return counts;
}
