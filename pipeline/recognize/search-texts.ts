import { addLogs } from './add-logs.ts';
import type { LineOutput } from './line-reader.ts';
import { PrefixTree } from './prefix-tree.ts';
import { tightFigures } from './tight-figures.ts';

/** A text the line may say. */
export interface TextGuess {
  readonly text: string;
  /** Log-probability of the picture saying exactly this, over all alignments (those kept by the search). */
  readonly log: number;
  /** What the prior added, weighed; 0 without one. */
  readonly prior: number;
}

/**
 * What is known of texts beforehand, in log units: how much the word just ended weighs, after the words before it. Finite
 * for every word: it weighs, it never forbids. Asked once for each way a text may begin, so it may take its time.
 */
export type WordPrior = (word: string, before: readonly string[]) => number;

/** Letters less likely than this in a step are not followed (log), nor more than so many of them. */
const leastLog = Math.log(0.002);
const mostLetters = 6;
/** Ways this much less likely than the likeliest are given up (nats). */
const hopeless = 14;
const never = Number.NEGATIVE_INFINITY;
/**
 * What words count beside letters. Lines of places read letter for letter on tune pages, with `vietnameseWords`: 36 % by letters
 * alone, 68 % at 0.6, 71 at 0.8 (three fonts); 22, 48 at 0.5, 51 at 0.7, 53 at 0.9 (three others). Above 0.7 more right ones
 * are broken for each that is mended.
 */
const usualWeight = 0.7;

/** Beginnings of texts, as nodes of the tree, with the log-probability of all ways that end in a blank, and in the last letter. */
interface Beams {
  count: number;
  readonly nodes: Int32Array;
  readonly blanks: Float64Array;
  readonly letters: Float64Array;
}

/**
 * The likeliest texts, best first: CTC prefix search over `width` prefixes. With `prior`, words count as `weight` times what it
 * says when they end, the best text first by both together.
 */
export function searchTexts(
  output: LineOutput,
  charset: readonly string[],
  options: { width?: number; keep?: number; prior?: WordPrior; weight?: number } = {},
): TextGuess[] {
  const { width = 12, keep = 12, prior, weight = usualWeight } = options;
  const tree = new PrefixTree(charset, prior === undefined ? null : (...word) => weight * prior(...word));
  const beams = beamsOf(width);
  const next = beamsOf(width * (mostLetters + 1));
  const order = new Int32Array(width);
  const scores = new Float64Array(width);
  const likely = new Int32Array(output.classes);
  beams.count = 1;
  beams.letters[0] = never;
  for (let step = 0; step < output.steps; step += 1) {
    const row = output.logs.subarray(step * output.classes, (step + 1) * output.classes);
    const many = likelyLetters(row, likely);
    // Between letters nothing is asked: nearly all steps of a clear line.
    if (many === 0) passBlank(beams, row[0] as number);
    else {
      next.count = 0;
      follow(beams, next, { row, likely, many, tree, step });
      keepBest(next, beams, { tree, order, scores });
    }
  }
  const guesses: TextGuess[] = [];
  for (let i = 0; i < beams.count; i += 1) {
    const node = beams.nodes[i] as number;
    const log = addLogs(beams.blanks[i] as number, beams.letters[i] as number);
    guesses.push({ text: tree.textOf(node), log, prior: tree.ended(node) });
  }
  return merged(guesses).slice(0, keep);
}

const beamsOf = (most: number): Beams => ({
  count: 0,
  nodes: new Int32Array(most),
  blanks: new Float64Array(most),
  letters: new Float64Array(most),
});

function passBlank({ count, blanks, letters }: Beams, blankLog: number): void {
  for (let i = 0; i < count; i += 1) {
    blanks[i] = addLogs(blanks[i] as number, letters[i] as number) + blankLog;
    letters[i] = never;
  }
}

/** All ways on from the beams by one step, those that write the same joined. */
function follow(
  { count, nodes, blanks, letters }: Beams,
  next: Beams,
  at: { row: Float32Array; likely: Int32Array; many: number; tree: PrefixTree; step: number },
): void {
  const { row, likely, many, tree, step } = at;
  const blankLog = row[0] as number;
  let likeliest = never;
  for (let i = 0; i < count; i += 1)
    likeliest = Math.max(likeliest, addLogs(blanks[i] as number, letters[i] as number));
  for (let i = 0; i < count; i += 1) {
    const node = nodes[i] as number;
    const last = tree.letterOf(node);
    const [blank, letter] = [blanks[i] as number, letters[i] as number];
    const total = addLogs(blank, letter);
    const same = slotOf(next, tree, node, step);
    next.blanks[same] = addLogs(next.blanks[same] as number, total + blankLog);
    if (last !== 0)
      next.letters[same] = addLogs(next.letters[same] as number, letter + (row[last] as number));
    for (let k = 0; k < many; k += 1) {
      const added = likely[k] as number;
      // A letter seen again is a second one only after a blank.
      const log = (added === last ? blank : total) + (row[added] as number);
      if (log < likeliest - hopeless) continue;
      const grown = slotOf(next, tree, tree.child(node, added), step);
      next.letters[grown] = addLogs(next.letters[grown] as number, log);
    }
  }
}

function slotOf(beams: Beams, tree: PrefixTree, node: number, step: number): number {
  const known = tree.slotAt(node, step);
  if (known >= 0) return known;
  const slot = beams.count;
  beams.count += 1;
  beams.nodes[slot] = node;
  beams.blanks[slot] = never;
  beams.letters[slot] = never;
  tree.setSlot(node, step, slot);
  return slot;
}

/** The likeliest of `from`, in order, to `to`; of equals the first. */
function keepBest(
  from: Beams,
  to: Beams,
  { tree, order, scores }: { tree: PrefixTree; order: Int32Array; scores: Float64Array },
): void {
  let kept = 0;
  for (let i = 0; i < from.count; i += 1) {
    const score =
      addLogs(from.blanks[i] as number, from.letters[i] as number) + tree.priorOf(from.nodes[i] as number);
    if (kept === order.length && score <= (scores[kept - 1] as number)) continue;
    let at = kept < order.length ? kept : kept - 1;
    kept = Math.min(order.length, kept + 1);
    for (; at > 0 && (scores[at - 1] as number) < score; at -= 1) {
      scores[at] = scores[at - 1] as number;
      order[at] = order[at - 1] as number;
    }
    scores[at] = score;
    order[at] = i;
  }
  to.count = kept;
  for (let i = 0; i < kept; i += 1) {
    const slot = order[i] as number;
    to.nodes[i] = from.nodes[slot] as number;
    to.blanks[i] = from.blanks[slot] as number;
    to.letters[i] = from.letters[slot] as number;
  }
}

/** Puts the letters worth following into `likely`; how many. Where there are too many, the likeliest, these in order. */
function likelyLetters(row: Float32Array, likely: Int32Array): number {
  let many = 0;
  for (let c = 1; c < row.length; c += 1) {
    if ((row[c] as number) < leastLog) continue;
    likely[many] = c;
    many += 1;
  }
  if (many <= mostLetters) return many;
  const sorted = [...likely.subarray(0, many)].sort((a, b) => (row[b] as number) - (row[a] as number));
  likely.set(sorted.slice(0, mostLetters));
  return mostLetters;
}

/** One guess for texts that differ in white space only; best first. */
function merged(guesses: readonly TextGuess[]): TextGuess[] {
  const out = new Map<string, TextGuess>();
  for (const guess of guesses) {
    const text = tightFigures(guess.text.replace(/\s+/gu, ' ').trim().normalize('NFC'));
    const known = out.get(text);
    out.set(
      text,
      known === undefined
        ? { ...guess, text }
        : { text, log: addLogs(known.log, guess.log), prior: Math.max(known.prior, guess.prior) },
    );
  }
  return [...out.values()].sort((a, b) => b.log + b.prior - a.log - a.prior);
}
