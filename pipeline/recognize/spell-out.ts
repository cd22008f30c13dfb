import type { LineOutput } from './line-reader.ts';

/** A letter as the line model saw it. */
export interface SeenLetter {
  readonly letter: string;
  /** 0 to 1: the highest probability over the steps it was seen in. */
  readonly confidence: number;
  /** The other letters thought of in the same step, likeliest first. */
  readonly others: readonly { readonly letter: string; readonly confidence: number }[];
  readonly step: number;
}

const othersKept = 4;
const leastWorth = 0.005;

/** The likeliest letter of each step, repeats joined, blanks dropped (greedy CTC). */
export function spellOut(output: LineOutput, charset: readonly string[]): SeenLetter[] {
  const letters: SeenLetter[] = [];
  let [last, peak, peakStep] = [0, Number.NEGATIVE_INFINITY, 0];
  const finish = (): void => {
    if (last !== 0) letters.push(letterAt(output, charset, last, peakStep));
  };
  for (let step = 0; step < output.steps; step += 1) {
    const row = step * output.classes;
    let best = 0;
    for (let c = 1; c < output.classes; c += 1) {
      if ((output.logs[row + c] as number) > (output.logs[row + best] as number)) best = c;
    }
    const log = output.logs[row + best] as number;
    if (best !== last) {
      finish();
      [last, peak, peakStep] = [best, log, step];
    } else if (log > peak) [peak, peakStep] = [log, step];
  }
  finish();
  return letters;
}

function letterAt(
  { logs, classes }: LineOutput,
  charset: readonly string[],
  letter: number,
  step: number,
): SeenLetter {
  const others: { letter: string; confidence: number }[] = [];
  for (let c = 1; c < classes; c += 1) {
    const confidence = Math.exp(logs[step * classes + c] as number);
    if (c !== letter && confidence >= leastWorth) others.push({ letter: charset[c - 1] ?? '', confidence });
  }
  others.sort((a, b) => b.confidence - a.confidence);
  return {
    letter: charset[letter - 1] ?? '',
    confidence: Math.min(1, Math.exp(logs[step * classes + letter] as number)),
    others: others.slice(0, othersKept),
    step,
  };
}
