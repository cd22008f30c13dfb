import type { LineOutput } from '#pipeline/recognize/line-reader.ts';
import type { TextGuess, WordPrior } from '#pipeline/recognize/search-texts.ts';

interface Beam {
  text: string;
  last: number;
  blank: number;
  letter: number;
  prior: number;
  words: readonly string[];
  open: string;
}

/** `searchTexts` written plainly: beginnings are strings, every sum is taken, everything is sorted. */
export function plainSearch(
  { steps, classes, logs }: LineOutput,
  charset: readonly string[],
  { width, prior, weight }: { width: number; prior: WordPrior; weight: number },
): TextGuess[] {
  const ended = ({ prior: sum, open, words }: Beam): number =>
    open === '' ? sum : sum + weight * prior(open, words);
  const grown = (from: Beam, letter: number): Beam => {
    const added = charset[letter - 1] ?? '';
    const text = from.text + added;
    const none = { text, last: letter, blank: Number.NEGATIVE_INFINITY, letter: Number.NEGATIVE_INFINITY };
    if (/[\p{L}\p{N}]/u.test(added)) return { ...from, ...none, open: from.open + added };
    const words = from.open === '' ? from.words : [...from.words, from.open].slice(-3);
    return { ...from, ...none, prior: ended(from), words, open: '' };
  };
  let beams: Beam[] = [
    { text: '', last: 0, blank: 0, letter: Number.NEGATIVE_INFINITY, prior: 0, words: [], open: '' },
  ];
  for (let step = 0; step < steps; step += 1) {
    const row = logs.subarray(step * classes, (step + 1) * classes);
    const likely = Array.from(row.keys())
      .filter((c) => c > 0 && (row[c] ?? 0) >= Math.log(0.002))
      .sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0))
      .slice(0, 6);
    const likeliest = Math.max(...beams.map((beam) => sumOf(beam.blank, beam.letter)));
    const next = new Map<string, Beam>();
    const at = (beam: Beam): Beam => {
      const known = next.get(beam.text) ?? beam;
      next.set(beam.text, known);
      return known;
    };
    for (const beam of beams) {
      const total = sumOf(beam.blank, beam.letter);
      const same = at({ ...beam, blank: Number.NEGATIVE_INFINITY, letter: Number.NEGATIVE_INFINITY });
      same.blank = sumOf(same.blank, total + (row[0] ?? 0));
      // Where no letter is likely, none goes on either.
      if (likely.length > 0) same.letter = sumOf(same.letter, beam.letter + (row[beam.last] ?? 0));
      for (const letter of likely) {
        const log = (letter === beam.last ? beam.blank : total) + (row[letter] ?? 0);
        if (log < likeliest - 14) continue;
        const other = at(grown(beam, letter));
        other.letter = sumOf(other.letter, log);
      }
    }
    const score = (beam: Beam): number => sumOf(beam.blank, beam.letter) + beam.prior;
    beams = [...next.values()].sort((a, b) => score(b) - score(a)).slice(0, width);
  }
  return beams.map((beam) => ({
    text: beam.text,
    log: sumOf(beam.blank, beam.letter),
    prior: ended(beam),
  }));
}

function sumOf(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === Number.NEGATIVE_INFINITY ? most : most + Math.log(Math.exp(a - most) + Math.exp(b - most));
}
