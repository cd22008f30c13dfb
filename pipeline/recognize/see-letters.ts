import type { LineOutput } from './line-reader.ts';

/** A letter of a text, as the line model saw it. */
export interface SeenLetter {
  readonly letter: string;
  /** 0 to 1: its highest probability over the steps it was seen in. */
  readonly confidence: number;
  /** What else was thought of there, likeliest first. */
  readonly others: readonly { readonly letter: string; readonly confidence: number }[];
  /** Step of the model's output it was seen best in. */
  readonly step: number;
}

const othersKept = 4;
const leastWorth = 0.005;

/** Where in the line each letter of a text stands: the likeliest alignment (Viterbi). Letters the model cannot write are left out. */
export function seeLetters(output: LineOutput, charset: readonly string[], text: string): SeenLetter[] {
  const { steps, classes, logs } = output;
  const letters = [...text].flatMap((letter) => {
    const at = charset.indexOf(letter);
    return at < 0 ? [] : [at + 1];
  });
  // States: blank, letter 0, blank, letter 1, …, blank.
  const states = 2 * letters.length + 1;
  const classOf = (state: number): number => (state % 2 === 0 ? 0 : (letters[state >> 1] ?? 0));
  let score = new Float64Array(states).fill(Number.NEGATIVE_INFINITY);
  const came = new Int8Array(steps * states);
  score[0] = 0;
  for (let step = 0; step < steps; step += 1) {
    const next = new Float64Array(states);
    for (let s = 0; s < states; s += 1) {
      let [best, from] = [step === 0 && s === 1 ? 0 : (score[s] as number), 0];
      if (s >= 1 && step > 0 && (score[s - 1] as number) > best) [best, from] = [score[s - 1] as number, 1];
      const skips = s >= 2 && s % 2 === 1 && classOf(s) !== classOf(s - 2) && step > 0;
      if (skips && (score[s - 2] as number) > best) [best, from] = [score[s - 2] as number, 2];
      next[s] = best + (logs[step * classes + classOf(s)] as number);
      came[step * states + s] = from;
    }
    score = next;
  }
  const best = letters.map(() => ({ log: Number.NEGATIVE_INFINITY, step: 0 }));
  let state =
    states > 1 && (score[states - 2] as number) > (score[states - 1] as number) ? states - 2 : states - 1;
  for (let step = steps - 1; step >= 0; step -= 1) {
    const log = logs[step * classes + classOf(state)] as number;
    if (state % 2 === 1 && log > (best[state >> 1]?.log ?? 0)) best[state >> 1] = { log, step };
    state -= came[step * states + state] as number;
  }
  return letters.map((letter, i) => {
    const { log, step } = best[i] ?? { log: Number.NEGATIVE_INFINITY, step: 0 };
    return {
      letter: charset[letter - 1] ?? '',
      confidence: Math.min(1, Math.exp(log)),
      others: othersAt(output, charset, letter, step),
      step,
    };
  });
}

function othersAt({ logs, classes }: LineOutput, charset: readonly string[], letter: number, step: number) {
  const others: { letter: string; confidence: number }[] = [];
  for (let c = 1; c < classes; c += 1) {
    const confidence = Math.exp(logs[step * classes + c] as number);
    if (c !== letter && confidence >= leastWorth) others.push({ letter: charset[c - 1] ?? '', confidence });
  }
  return others.sort((a, b) => b.confidence - a.confidence).slice(0, othersKept);
}
