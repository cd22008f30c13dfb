import type { LinkClass, LinkModel } from '#schemas/link-model.ts';
import type { Comparison } from '#schemas/match.ts';
import type { RelationVerdict } from '#schemas/relation.ts';

/** A pair that somebody judged without seeing what the machine thinks, and how it had been compared. */
export interface JudgedPair {
  readonly verdict: RelationVerdict;
  readonly comparisons: readonly Comparison[];
}

/** Fewer decisions than these teach nothing that chance would not. */
const fewest = 50;
/** Pairs' worth that the weights of before count, by class. */
const before = 200;

const classOf: Readonly<Record<RelationVerdict, LinkClass | null>> = {
  'second-copy': 'same',
  're-registration': 'same',
  corrected: 'same',
  'same-person': 'same',
  twin: 'twin',
  sibling: 'sibling',
  // who is asked about looks alike: strangers among the judged are not what strangers are like
  namesake: null,
  'different-people': null,
};

/**
 * Weights that have learned from what people decided: by class, the levels of judged pairs are counted on top of the chances of
 * before (Dirichlet prior worth 200 pairs), against the same strangers. The prior and the thresholds stay: pairs are judged
 * because they were asked about, so how many of them are the same says nothing of all pairs. Null with fewer than 50
 * decisions that name a class. A model without `strangers` learns nothing, either.
 */
export function fitFromDecisions(
  model: LinkModel,
  judged: readonly JudgedPair[],
  { made, version }: { readonly made: string; readonly version: number },
): LinkModel | null {
  const known = judged.flatMap(({ verdict, comparisons }) => {
    const of = classOf[verdict];
    return of !== null && model.classes.includes(of) ? [{ k: model.classes.indexOf(of), comparisons }] : [];
  });
  if (known.length < fewest || model.comparisons.some(({ strangers }) => strangers === undefined))
    return null;
  const comparisons = model.comparisons.map((comparison): LinkModel['comparisons'][number] => {
    const { name, levels, bits, strangers = [] } = comparison;
    const learned = bits.map((row, k) => {
      if (k === 0) return row;
      const old = row.map((bit, level) => 2 ** bit * (strangers[level] as number));
      const all = old.reduce((sum, chance) => sum + chance, 0);
      const counts = levels.map(() => 0);
      for (const one of known) {
        const level = one.k === k ? one.comparisons.find(({ field }) => field === name)?.level : undefined;
        const at = level === undefined ? -1 : levels.indexOf(level);
        if (at >= 0) counts[at] = (counts[at] as number) + 1;
      }
      const seen = counts.reduce((sum, count) => sum + count, 0);
      if (seen === 0) return row;
      return old.map((chance, level) => {
        const now = ((chance / all) * before + (counts[level] as number)) / (before + seen);
        return rounded(Math.log2(now / (strangers[level] as number)));
      });
    });
    return { ...comparison, bits: learned };
  });
  const note = `${known.length} decisions of people on top of ${model.id}`;
  return {
    ...model,
    id: `${model.of}-${made}-v${version}`,
    version,
    made,
    source: 'decisions',
    note,
    comparisons,
  };
}

const rounded = (bits: number): number => Math.round(bits * 1000) / 1000;
