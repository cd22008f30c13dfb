import type { Bitmap } from '../clean/picture.ts';
import type { LineKind } from './line-kind.ts';
import type { LineOutput, LineReader } from './line-reader.ts';
import { normalizeLine } from './normalize-line.ts';
import { searchTexts, type WordPrior } from './search-texts.ts';
import { type SeenLetter, seeLetters } from './see-letters.ts';

export interface LineReading {
  readonly text: string;
  /** Probability, by the model (and the prior, if one was given), that the line says exactly this and none of the other texts thought of. */
  readonly confidence: number;
  /** Other texts it may say, likeliest first. */
  readonly alternatives: readonly { readonly text: string; readonly confidence: number }[];
  readonly letters: readonly SeenLetter[];
  readonly model: string;
}

/**
 * Reads the ink of one line by a line model. Where a date or a number stands, a letter must be ten times likelier than a digit.
 * `prior` weighs words and never forces one. Nothing written reads as nothing, surely.
 */
export async function readLine(
  ink: Bitmap,
  reader: LineReader,
  how: { kind?: LineKind; prior?: WordPrior } = {},
): Promise<LineReading> {
  const map = normalizeLine(ink);
  if (map === null) return { text: '', confidence: 1, alternatives: [], letters: [], model: reader.model };
  const seen = await reader.read(map);
  const output = how.kind === 'date' || how.kind === 'number' ? towardsDigits(seen, reader.charset) : seen;
  const guesses = searchTexts(output, reader.charset, how.prior === undefined ? {} : { prior: how.prior });
  const weights = guesses.map(({ log, prior }) => log + prior);
  const likeliest = Math.max(...weights);
  const all = weights.reduce((sum, weight) => sum + Math.exp(weight - likeliest), 0);
  const [best, ...rest] = guesses.slice(0, kept).map(({ text }, i) => ({
    text,
    confidence: Math.exp((weights[i] as number) - likeliest) / all,
  }));
  const text = best?.text ?? '';
  return {
    text,
    confidence: best?.confidence ?? 0,
    alternatives: rest,
    letters: seeLetters(seen, reader.charset, text),
    model: reader.model,
  };
}

const kept = 5;
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
