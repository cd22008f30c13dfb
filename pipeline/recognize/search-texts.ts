import type { LineOutput } from './line-reader.ts';

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
 * for every word: it weighs, it never forbids.
 */
export type WordPrior = (word: string, before: readonly string[]) => number;

interface Beam {
  readonly text: string;
  readonly last: number;
  /** Log-probability of all ways that end in a blank, and in the last letter. */
  blank: number;
  letter: number;
  /** The prior of the words ended so far. */
  readonly prior: number;
  readonly words: readonly string[];
  readonly open: string;
}

/** Letters less likely than this in a step are not followed (log), nor more than so many of them. */
const leastLog = Math.log(0.002);
const mostLetters = 6;
/** Ways this much less likely than the likeliest are given up (nats). */
const hopeless = 14;

/**
 * The likeliest texts, best first: CTC prefix search over `width` prefixes. With `prior`, words count as `weight` times what it
 * says when they end, the best text first by both together.
 */
export function searchTexts(
  output: LineOutput,
  charset: readonly string[],
  options: { width?: number; keep?: number; prior?: WordPrior; weight?: number } = {},
): TextGuess[] {
  const { width = 12, keep = 12, prior, weight = 0.4 } = options;
  const weigh = (beam: Beam): number =>
    prior === undefined || beam.open === '' ? beam.prior : beam.prior + weight * prior(beam.open, beam.words);
  let beams: Beam[] = [
    { text: '', last: 0, blank: 0, letter: Number.NEGATIVE_INFINITY, prior: 0, words: [], open: '' },
  ];
  for (let step = 0; step < output.steps; step += 1) {
    const row = output.logs.subarray(step * output.classes, (step + 1) * output.classes);
    const likely = likelyLetters(row);
    const blankLog = row[0] as number;
    // Between letters nothing is asked: nearly all steps of a clear line.
    if (likely.length === 0) {
      for (const beam of beams) {
        beam.blank = addLogs(beam.blank, beam.letter) + blankLog;
        beam.letter = Number.NEGATIVE_INFINITY;
      }
      continue;
    }
    const next = new Map<string, Beam>();
    const find = (from: Beam, letter: number): Beam => {
      const text = letter === 0 ? from.text : from.text + (charset[letter - 1] ?? '');
      const known = next.get(text);
      if (known !== undefined) return known;
      const beam =
        letter === 0 ? { ...from, ...none } : { ...extended(from, letter, charset, weigh), ...none };
      next.set(text, beam);
      return beam;
    };
    const likeliest = Math.max(...beams.map((beam) => addLogs(beam.blank, beam.letter)));
    for (const beam of beams) {
      const total = addLogs(beam.blank, beam.letter);
      const same = find(beam, 0);
      same.blank = addLogs(same.blank, total + blankLog);
      if (beam.last !== 0) same.letter = addLogs(same.letter, beam.letter + (row[beam.last] as number));
      for (const letter of likely) {
        // A letter seen again is a second one only after a blank.
        const ways = letter === beam.last ? beam.blank : total;
        if (ways + (row[letter] as number) < likeliest - hopeless) continue;
        const grown = find(beam, letter);
        grown.letter = addLogs(grown.letter, ways + (row[letter] as number));
      }
    }
    beams = [...next.values()]
      .map((beam) => ({ beam, score: addLogs(beam.blank, beam.letter) + beam.prior }))
      .sort((a, b) => b.score - a.score)
      .slice(0, width)
      .map(({ beam }) => beam);
  }
  return merged(
    beams.map((beam) => ({ text: beam.text, log: addLogs(beam.blank, beam.letter), prior: weigh(beam) })),
  ).slice(0, keep);
}

const none = { blank: Number.NEGATIVE_INFINITY, letter: Number.NEGATIVE_INFINITY };

function likelyLetters(row: Float32Array): number[] {
  const found: number[] = [];
  for (let c = 1; c < row.length; c += 1) if ((row[c] as number) >= leastLog) found.push(c);
  if (found.length <= mostLetters) return found;
  return found.sort((a, b) => (row[b] as number) - (row[a] as number)).slice(0, mostLetters);
}

function extended(
  from: Beam,
  letter: number,
  charset: readonly string[],
  weigh: (beam: Beam) => number,
): Omit<Beam, 'blank' | 'letter'> {
  const added = charset[letter - 1] ?? '';
  const text = from.text + added;
  if (/[\p{L}\p{N}]/u.test(added))
    return { text, last: letter, prior: from.prior, words: from.words, open: from.open + added };
  const words = from.open === '' ? from.words : [...from.words.slice(-2), from.open];
  return { text, last: letter, prior: weigh(from), words, open: '' };
}

/** One guess for texts that differ in white space only; best first. */
function merged(guesses: readonly TextGuess[]): TextGuess[] {
  const out = new Map<string, TextGuess>();
  for (const guess of guesses) {
    const text = guess.text.replace(/\s+/gu, ' ').trim().normalize('NFC');
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

/** log(eᵃ + eᵇ). */
function addLogs(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
