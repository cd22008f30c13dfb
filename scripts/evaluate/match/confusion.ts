import type { LinkedPairs } from '#pipeline/match/batch/linked-pairs.ts';
import type { LinkModel } from '#schemas/link-model.ts';
import type { RelationKind } from '#schemas/relation-kind.ts';
import { relationOf } from '../../population/relation-of.ts';
import type { SheetTruth } from '../../population/sheet.ts';
import { type PairScore, pairScore } from './pair-score.ts';
import { eachPairOf, pairIndex } from './pick-pairs.ts';

export const trueKinds = [
  'second-copy',
  're-registration',
  'corrected',
  'twin',
  'sibling',
  'unrelated',
] as const;
/** `unsure`: likely the same, not likely enough to ask a person. `none`: not seen, or seen as strangers. */
export const saidKinds = [
  'second-copy',
  're-registration',
  'corrected',
  'twin',
  'sibling',
  'unsure',
  'none',
] as const;
export type TrueKind = (typeof trueKinds)[number];
export type SaidKind = (typeof saidKinds)[number];

/** Pairs by what they are (rows) and what was said of them; strangers of whom nothing was said are not counted. */
export type Confusion = Readonly<Record<TrueKind, Readonly<Record<SaidKind, number>>>>;

const isSaid = (kind: string): kind is SaidKind => (saidKinds as readonly string[]).includes(kind);

/**
 * What is said of every pair that is related or that something was said of. Which kind of one registration a pair is, `kindOf`
 * says of the pairs that are asked; twins and siblings as the batch has them.
 */
export function confusionOf(
  truth: SheetTruth,
  pairs: LinkedPairs,
  { classes, thresholds }: Pick<LinkModel, 'classes' | 'thresholds'>,
  kindOf: (a: number, b: number) => RelationKind,
): Confusion {
  const counts = Object.fromEntries(
    trueKinds.map((kind) => [kind, Object.fromEntries(saidKinds.map((said) => [said, 0]))]),
  ) as Record<TrueKind, Record<SaidKind, number>>;
  const saidOf = (n: number): SaidKind => {
    if (n < 0) return 'none';
    const name = classes[pairs.kind[n] as number];
    const probability = pairs.probability[n] as number;
    if (name === 'same') {
      if (probability < thresholds.ask) return 'unsure';
      const kind = kindOf(pairs.a[n] as number, pairs.b[n] as number);
      return isSaid(kind) ? kind : 'unsure';
    }
    const isTold = probability >= thresholds.tell;
    return isTold && (name === 'twin' || name === 'sibling') ? name : 'none';
  };
  for (let n = 0; n < pairs.a.length; n += 1) {
    const kind = relationOf(truth, pairs.a[n] as number, pairs.b[n] as number) ?? 'unrelated';
    const said = saidOf(n);
    if (kind !== 'unrelated' || said !== 'none') counts[kind][said] += 1;
  }
  const index = pairIndex(pairs);
  const missed = (a: number, b: number): void => {
    const kind = relationOf(truth, a, b);
    if (kind !== null && index(a, b) < 0) counts[kind].none += 1;
  };
  eachPairOf(truth.person, missed);
  eachPairOf(truth.mother, (a, b) => {
    if (truth.person[a] !== truth.person[b]) missed(a, b);
  });
  eachPairOf(truth.father, (a, b) => {
    if (
      truth.person[a] !== truth.person[b] &&
      (truth.mother[a] !== truth.mother[b] || (truth.mother[a] ?? -1) < 0)
    )
      missed(a, b);
  });
  return counts;
}

/** Precision and recall of every relation that a pair can truly have. */
export function scoresOf(confusion: Confusion): Readonly<Record<Exclude<TrueKind, 'unrelated'>, PairScore>> {
  const score = (kind: Exclude<TrueKind, 'unrelated'>): PairScore =>
    pairScore(
      saidKinds.reduce((sum, said) => sum + confusion[kind][said], 0),
      trueKinds.reduce((sum, of) => sum + confusion[of][kind], 0),
      confusion[kind][kind],
    );
  return {
    'second-copy': score('second-copy'),
    're-registration': score('re-registration'),
    corrected: score('corrected'),
    twin: score('twin'),
    sibling: score('sibling'),
  };
}
