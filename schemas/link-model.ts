import { z } from 'zod';
import { ComparisonLevel } from './match.ts';

/** How two values are held against each other: one file each under `pipeline/match/compare/`. */
export const ComparatorName = z.enum([
  'name',
  'noted-name',
  'date',
  'noted-date',
  'place',
  'entry-number',
  'registration',
  'sex',
  'id',
  'text',
  'given-name',
  'surname',
]);
export type ComparatorName = z.infer<typeof ComparatorName>;

/**
 * What a pair can be, as far as weights tell. `same`: one registration or one person (which kind of same is read off what
 * they differ in, see `pipeline/match/relate.ts`). The first class of every model is `unrelated`.
 */
export const LinkClass = z.enum(['unrelated', 'same', 'twin', 'sibling']);
export type LinkClass = z.infer<typeof LinkClass>;

/**
 * What names of the lexicon, which counts pupils of the 2010s, are among people born up to a year: a name of 16 bits there has `at16` here, and
 * each bit more there is `slope` more here.
 */
const Generation = z.strictObject({ until: z.int(), at16: z.number(), slope: z.number().positive() });

/** How much rarer or commoner values speak. `names`: shares of syllables in the lexicon. `table`: counts of the very table. */
const Frequency = z.strictObject({
  of: z.enum(['names', 'table']),
  /** Rarity of a value that two strangers share, in bits: what the bits of the levels stand for. */
  mean: z.number(),
  /** The most that rarity adds or takes. */
  most: z.number().positive(),
  /** By class and level, 0 to 1: how much of the rarity counts. */
  share: z.array(z.array(z.number().min(0).max(1))),
  /** By rising years of birth; only models of people, who are of all ages. */
  generations: z.array(Generation).min(1).optional(),
});

export const LinkComparison = z.strictObject({
  name: z.string().min(1),
  /** Columns of the table; several are joined by U+0000 into one value for the comparator. */
  columns: z.array(z.string().min(1)).min(1),
  comparator: ComparatorName,
  /** In the comparator's order. */
  levels: z.array(ComparisonLevel).min(2),
  /** By class and level: log2 of how much likelier the level is in the class than among the unrelated; zeros for class 0. */
  bits: z.array(z.array(z.number())),
  frequency: Frequency.nullable(),
  /** Chance of each level among strangers; what is learned of decisions later starts from it. */
  strangers: z.array(z.number().positive()).optional(),
});
export type LinkComparison = z.infer<typeof LinkComparison>;

/**
 * Rows that agree in all keys are compared; `as` names a key of `pipeline/match/batch/block-keys.ts`. Those whose years in a
 * column of `within` lie further apart are not, as far as both are known.
 */
export const LinkBlock = z.strictObject({
  name: z.string().min(1),
  keys: z.array(z.strictObject({ column: z.string().min(1), as: z.string().min(1) })).min(1),
  /** Larger groups are passed over. */
  most: z.int().positive(),
  within: z
    .array(z.strictObject({ column: z.string().min(1), years: z.int().nonnegative() }))
    .readonly()
    .optional(),
});
export type LinkBlock = z.infer<typeof LinkBlock>;

/**
 * What makes two entries one, as data: block → compare → weigh (Splink's words). All weights are bits, log2 odds against being
 * unrelated; a pair's weight for a class is its prior and the bits of its levels added up.
 */
export const LinkModel = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/),
    version: z.int().positive(),
    made: z.iso.date(),
    /** Fitted without labels, from what people decided, or written by hand. */
    source: z.enum(['em', 'decisions', 'hand']),
    /** On what it was fitted, by which command. */
    note: z.string(),
    of: z.enum(['birth', 'death', 'marriage', 'person', 'table']),
    classes: z.array(LinkClass).min(2),
    /** Records among which `prior` holds: twice as many make each pair half as likely. */
    records: z.number().positive(),
    /** By class, bits; 0 for `unrelated`. */
    prior: z.array(z.number()),
    /** Models of people: bits below the prior of `same`, by the roles of the two in the order of letters, `father husband`. */
    priorOfRoles: z.record(z.string(), z.number().max(0)).optional(),
    comparisons: z.array(LinkComparison).min(1),
    blocks: z.array(LinkBlock),
    /** Probability of `same` from which a person is asked, and of any class from which it is told. */
    thresholds: z.strictObject({
      ask: z.number().min(0).max(1),
      tell: z.number().min(0).max(1),
      /** Where both may be twins with more than this probability, one registration is told and nobody is asked. */
      twin: z.number().min(0).max(1).optional(),
    }),
  })
  .superRefine(({ classes, prior, comparisons }, context) => {
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    if (classes[0] !== 'unrelated' || new Set(classes).size !== classes.length)
      refuse('classes: unrelated first, each once');
    if (prior.length !== classes.length || prior[0] !== 0)
      refuse('prior: one for each class, 0 for unrelated');
    for (const { name, levels, bits, frequency } of comparisons)
      for (const table of [bits, ...(frequency ? [frequency.share] : [])])
        if (table.length !== classes.length || table.some((row) => row.length !== levels.length))
          refuse(`${name}: a row for each class, a figure for each level`);
  });
export type LinkModel = z.infer<typeof LinkModel>;
