import type { Bitmap } from '../clean/picture.ts';
import type { LineKind } from './line-kind.ts';
import type { LineOutput, LineReader } from './line-reader.ts';
import { normalizeLine } from './normalize-line.ts';
import { keepSteps } from './keep-steps.ts';
import { searchTexts, type TextGuess, type WordPrior } from './search-texts.ts';
import { type SeenLetter, seeLetters } from './see-letters.ts';

/** A text, and others that the line may say. */
export interface LineTexts {
  readonly text: string;
  /** Probability, by the model (and the prior, if one was given), that the line says exactly this and none of the other texts thought of. */
  readonly confidence: number;
  /** Other texts it may say, likeliest first. */
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
}

export interface LineReading extends LineTexts {
  readonly letters: readonly SeenLetter[];
  /** What was seen, as it is stored (`inkStep`). */
  readonly steps: readonly string[];
  readonly model: string;
  /** What it says when words count too; null without a prior. */
  readonly byWords: LineTexts | null;
}

/**
 * Reads the ink of one line by a line model. Where a date or a number stands, a letter must be ten times likelier than a digit.
 * With `prior`, what was seen is searched a second time, words counting: they weigh and never force one, and the first
 * reading stays what the letters alone say. Nothing written reads as nothing, surely.
 */
export async function readLine(
  ink: Bitmap,
  reader: LineReader,
  how: { kind?: LineKind; prior?: WordPrior } = {},
): Promise<LineReading> {
  const map = normalizeLine(ink);
  const { model, charset } = reader;
  if (map === null) return { ...nothing, letters: [], steps: [], model, byWords: how.prior ? nothing : null };
  const seen = await reader.read(map);
  const output = how.kind === 'date' || how.kind === 'number' ? towardsDigits(seen, charset) : seen;
  const texts = likeliest(searchTexts(output, charset), kept);
  return {
    ...texts,
    letters: seeLetters(seen, charset, texts.text),
    steps: keepSteps(seen, charset),
    model,
    byWords:
      how.prior === undefined
        ? null
        : likeliest(searchTexts(output, charset, { prior: how.prior, width: wide }), keptByWords),
  };
}

const nothing: LineTexts = { text: '', confidence: 1, alternatives: [] };

/** The best of the guesses and some others, as probabilities among all guesses. */
function likeliest(guesses: readonly TextGuess[], keep: number): LineTexts {
  const weights = guesses.map(({ log, prior }) => log + prior);
  const most = Math.max(...weights);
  const all = weights.reduce((sum, weight) => sum + Math.exp(weight - most), 0);
  const [best, ...alternatives] = guesses.slice(0, keep).map(({ text }, i) => ({
    text,
    confidence: Math.exp((weights[i] as number) - most) / all,
  }));
  return { text: best?.text ?? '', confidence: best?.confidence ?? 0, alternatives };
}

const kept = 5;
/** Words open more ways than letters do: the right one is longer among the less likely. */
const keptByWords = 9;
const wide = 24;
const letterCost = Math.log(10);

function towardsDigits(output: LineOutput, charset: readonly string[]): LineOutput {
  const costs = Float32Array.from(charset, (letter) => (/\p{L}/u.test(letter) ? letterCost : 0));
  const logs = output.logs.slice();
  for (let step = 0; step < output.steps; step += 1) {
    const row = step * output.classes;
    for (let c = 1; c < output.classes; c += 1)
      logs[row + c] = (logs[row + c] as number) - (costs[c - 1] as number);
  }
  return { ...output, logs };
}
