import type { LinkClass } from '#schemas/link-model.ts';
import { missing } from '../compare/comparator.ts';
import { comparatorOf } from '../compare/comparators.ts';
import type { LinkSpec, Spread } from './link-spec.ts';
import { spreadOf } from './spread-of.ts';

/** Levels of sampled pairs, one row a pair, one column a comparison; `missing` says nothing. */
export interface LevelSample {
  readonly count: number;
  readonly width: number;
  readonly levels: Uint8Array;
  /** How many pairs these are a sample of. */
  readonly of: number;
}

/** Any two rows; `equal`: by comparison, the chance that two rows have one value, where it is too rare to be sampled. */
export interface RandomSample extends LevelSample {
  readonly equal?: readonly number[];
}

/** What was learned: by comparison and class the chances of its levels, and by block and class the share of its pairs. */
export interface Learned {
  readonly chances: readonly (readonly (readonly number[])[])[];
  readonly shares: readonly (readonly number[])[];
  readonly rounds: number;
}

const mostRounds = 100;
const settled = 1e-4;
/** So many pairs' worth of doubt is in every count: what was not seen is not impossible. */
const doubt = 0.5;
/** Fewer equal pairs in a sample than these do not tell their share. */
const enough = 30;
/** Pairs' worth that random pairs count where strangers are learned in the blocks. */
const randomWeighs = 200;

/**
 * Chances of levels by class, without labels: expectation–maximisation over pairs that meet in blocks, as Splink does it; where
 * a block holds columns fixed, they neither speak nor learn there, and the others learn from it.
 *
 * Two classes alone would learn brothers and sisters as matches: in pairs that share both parents (the largest group of pairs that
 * agree in anything) what agrees is the parents. So the classes are what such pairs really are: strangers, the same, twins,
 * siblings, side by side in one mixture, and what is known of families is tied, not learned: parents agree alike in all three (one
 * spread, learned from all); a sibling's name and day of birth are other than the child's, a twin's day is the same and
 * the name another (starts that weigh so much that no data turns them round). A pair that agrees in the parents and not in the
 * child then is a sibling, and teaches how parents are misread, never that other names match. For the same reason labels
 * cannot change places. Without columns of parents the classes are two, and it is the plain model.
 *
 * Strangers are counted among random pairs and stay (but where the spec says otherwise); where many random pairs are none,
 * they are counted once more, each as far as it is thought to be. Every learned spread has its start as a
 * Dirichlet prior, so few pairs change little, and no chance becomes nought. Each round the likelihood, prior counted, rises;
 * it ends when no chance moves by 1e-4.
 */
export function fitEm(spec: LinkSpec, random: RandomSample, blocks: readonly LevelSample[]): Learned {
  const alone = new Float64Array(random.count).fill(1);
  const first = learnFrom(spec, strangersOf(spec, random, alone), blocks);
  const met = strangersAmong(spec, random, first, blocks);
  if (met === null) return first;
  return learnFrom(spec, strangersOf(spec, random, met), blocks);
}

/** Levels of strangers, by comparison; pairs count as much as they are thought to be strangers. */
function strangersOf(spec: LinkSpec, random: RandomSample, alone: Float64Array): readonly number[][] {
  return spec.comparisons.map((comparison, c) => {
    const counts = new Array<number>(comparatorOf(comparison.comparator).levels.length).fill(doubt);
    let all = 0;
    let given = 0;
    for (const [row, share] of alone.entries()) {
      const level = random.levels[row * random.width + c] as number;
      if (level === missing) continue;
      counts[level] = (counts[level] as number) + share;
      all += share;
      given += 1;
    }
    const chances = toChances(counts);
    const equal = random.equal?.[c] ?? 0;
    const seen = (counts[0] as number) - doubt;
    // what is left of equal values when those of one person are taken out is what the sample says
    if (seen < enough && equal > 0 && all > 0.999 * given) chances[0] = Math.max(equal, seen / random.count);
    return toChances(chances);
  });
}

/** Below this share of known pairs among any two, random pairs are strangers, and counting them again changes nothing. */
const fewPairs = 0.0005;

/**
 * How far each random pair is of strangers: in a small table full of copies one pair in some hundred is not, and would make equal
 * values look common. Null where there is nothing to count again.
 */
function strangersAmong(
  spec: LinkSpec,
  random: RandomSample,
  { chances, shares }: Learned,
  blocks: readonly LevelSample[],
): Float64Array | null {
  const among = spec.classes.map(
    (_, k) => Math.max(0, ...blocks.map(({ of }, b) => (shares[b]?.[k] ?? 0) * of)) / random.of,
  );
  const known = among.slice(1).reduce((sum, one) => sum + one, 0);
  if (known < fewPairs) return null;
  const prior = [Math.max(0.5, 1 - known), ...among.slice(1)];
  const alone = new Float64Array(random.count);
  for (const row of alone.keys()) {
    const joint = prior.map((share, k) => {
      let chance = share;
      for (let c = 0; c < random.width; c += 1) {
        const level = random.levels[row * random.width + c] as number;
        if (level !== missing) chance *= chances[c]?.[k]?.[level] as number;
      }
      return chance;
    });
    alone[row] = (joint[0] as number) / joint.reduce((sum, one) => sum + one, 0);
  }
  return alone;
}

function learnFrom(
  spec: LinkSpec,
  strangers: readonly (readonly number[])[],
  blocks: readonly LevelSample[],
): Learned {
  const slots = spec.comparisons.map((_, c) => slotsOf(spec, c, strangers[c] as number[]));
  const grouped = blocks.map((sample, b) => groupAlike(sample, isFree(spec, b)));
  const classes = spec.classes.length;
  let shares = blocks.map(() => startShares(classes));
  let rounds = 0;
  for (; rounds < mostRounds; rounds += 1) {
    const tables = slots.map((of) => tableOf(of, classes));
    const sums = tables.map((table) => new Float64Array(table.length));
    shares = grouped.map((patterns, b) => expect(patterns, shares[b] as number[], tables, sums));
    const moved = slots.map((of, c) => learn(of, sums[c] as Float64Array));
    if (Math.max(...moved) < settled) break;
  }
  const chances = slots.map((of) => spec.classes.map((_, k) => slotOfClass(of, k).chances));
  return { chances, shares, rounds };
}

/** Chances by class, then level. */
const tableOf = (slots: readonly Slot[], classes: number): Float64Array =>
  Float64Array.from(Array.from({ length: classes }, (_, k) => slotOfClass(slots, k).chances).flat());

/** Moves every spread of a comparison to what was summed up by class, then level; returns how far the farthest chance moved. */
function learn(slots: readonly Slot[], sums: Float64Array): number {
  let moved = 0;
  for (const slot of slots) {
    if (slot.isFixed) continue;
    const levels = slot.chances.length;
    const counts = slot.start.map((start, level) =>
      slot.classes.reduce((sum, k) => sum + (sums[k * levels + level] as number), start),
    );
    const next = holding(slot, toChances(counts));
    for (const [level, chance] of next.entries())
      moved = Math.max(moved, Math.abs(chance - (slot.chances[level] as number)));
    slot.chances = next;
  }
  return moved;
}

/** One spread, and the classes that share it. */
interface Slot {
  readonly classes: readonly number[];
  /** Counts before anything is seen. */
  readonly start: readonly number[];
  readonly isFixed: boolean;
  /** Chances that stay, by level; null where one is learned. */
  readonly held: readonly (number | null)[];
  chances: readonly number[];
}

const slotOfClass = (slots: readonly Slot[], k: number): Slot =>
  slots.find(({ classes }) => classes.includes(k)) as Slot;

function slotsOf(spec: LinkSpec, c: number, strangers: readonly number[]): Slot[] {
  const comparison = spec.comparisons[c] as LinkSpec['comparisons'][number];
  const spread = (name: LinkClass): Spread => comparison.spread[name] ?? { like: 'unrelated' };
  const ownerOf = (name: LinkClass): LinkClass => {
    if (name === 'unrelated') return name;
    const own = spread(name);
    return 'like' in own ? ownerOf(own.like) : name;
  };
  const owners = [...new Set(spec.classes.map(ownerOf))];
  return owners.map((owner): Slot => {
    const classes = spec.classes.flatMap((name, k) => (ownerOf(name) === owner ? [k] : []));
    if (owner === 'unrelated') {
      const isFixed = comparison.strangers === 'random';
      const held = strangers.map(() => null);
      return {
        classes,
        start: strangers.map((one) => one * randomWeighs),
        isFixed,
        held,
        chances: strangers,
      };
    }
    const own = spread(owner) as Extract<Spread, { start: unknown }>;
    const { levels } = comparatorOf(comparison.comparator);
    const chances = spreadOf(levels, own.start);
    const held = levels.map((level, at) => (own.held?.includes(level) ? (chances[at] as number) : null));
    const isFixed = own.weighs === Number.POSITIVE_INFINITY;
    const start = chances.map((one) => (isFixed ? 0 : one * own.weighs));
    return { classes, start, isFixed, held, chances };
  });
}

/** Whether a comparison speaks in a block: none of its columns is held fixed there. */
export const isFree = (spec: LinkSpec, b: number): readonly boolean[] => {
  const held = new Set(spec.blocks[b]?.keys.map(({ column }) => column));
  return spec.comparisons.map(({ columns }) => !columns.some((column) => held.has(column)));
};

/** Chances with those that are held put back, the others sharing what is left. */
function holding({ held }: Slot, chances: readonly number[]): number[] {
  const kept = held.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const free = chances.reduce((sum, one, level) => sum + (held[level] === null ? one : 0), 0);
  return chances.map((one, level) => held[level] ?? (one / free) * (1 - kept));
}

/** Pairs of the same levels together, pattern by pattern. */
interface Patterns {
  readonly width: number;
  readonly levels: Uint8Array;
  readonly counts: readonly number[];
}

function groupAlike({ count, width, levels }: LevelSample, free: readonly boolean[]): Patterns {
  const known = new Map<string, number>();
  const counts: number[] = [];
  const kept = new Uint8Array(count * width);
  for (let row = 0; row < count; row += 1) {
    const at = counts.length * width;
    for (let c = 0; c < width; c += 1) kept[at + c] = free[c] ? (levels[row * width + c] as number) : missing;
    const key = String.fromCharCode(...kept.subarray(at, at + width));
    const pattern = known.get(key) ?? counts.length;
    if (pattern === counts.length) known.set(key, counts.push(0) - 1);
    counts[pattern] = (counts[pattern] as number) + 1;
  }
  return { width, levels: kept.slice(0, counts.length * width), counts };
}

const startShares = (classes: number): number[] => [
  1 - 0.1 * (classes - 1),
  ...new Array<number>(classes - 1).fill(0.1),
];

/** Adds every pattern's chances of being of a class to the sums of its levels; returns the block's new shares. */
function expect(
  { width, levels, counts }: Patterns,
  shares: readonly number[],
  tables: readonly Float64Array[],
  sums: readonly Float64Array[],
): number[] {
  const classes = shares.length;
  const totals = new Array<number>(classes).fill(doubt);
  const joint = new Float64Array(classes);
  for (const [pattern, count] of counts.entries()) {
    joint.set(shares);
    for (let c = 0; c < width; c += 1) {
      const level = levels[pattern * width + c] as number;
      if (level === missing) continue;
      const table = tables[c] as Float64Array;
      const of = table.length / classes;
      for (let k = 0; k < classes; k += 1)
        joint[k] = (joint[k] as number) * (table[k * of + level] as number);
    }
    const all = joint.reduce((sum, one) => sum + one, 0);
    if (!(all > 0)) continue;
    for (let k = 0; k < classes; k += 1) {
      joint[k] = ((joint[k] as number) / all) * count;
      totals[k] = (totals[k] as number) + (joint[k] as number);
    }
    for (let c = 0; c < width; c += 1) {
      const level = levels[pattern * width + c] as number;
      if (level === missing) continue;
      const sum = sums[c] as Float64Array;
      const of = sum.length / classes;
      for (let k = 0; k < classes; k += 1)
        sum[k * of + level] = (sum[k * of + level] as number) + (joint[k] as number);
    }
  }
  return toChances(totals);
}

function toChances(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, one) => sum + one, 0);
  return counts.map((one) => one / all);
}
