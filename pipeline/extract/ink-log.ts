import { lettersOfStep } from '../recognize/ink-step.ts';

/** What a letter costs that was not thought of in a step (nats); the same for each, so that only their number counts. */
const unthought = -10;
const never = Number.NEGATIVE_INFINITY;

/** Log-probability that the ink says a text, capitals or small; comparable between texts for one ink only. */
export type InkLog = (text: string) => number;

/** The best ways to lay a beginning of a text along the steps, by the step they end in: with its last letter, or after it. */
interface Laid {
  readonly letter: string;
  readonly ends: Float64Array;
  readonly blanks: Float64Array;
  readonly longer: Map<string, Laid>;
}

/**
 * How well a text fits what a line model saw of it step by step (`Reading.steps`): along the likeliest way to lay it (CTC), a
 * letter and its capital being one. Beginnings are remembered: asking for many texts that begin alike is cheap.
 */
export function inkLog(steps: readonly string[]): InkLog {
  const rows = steps.map((step) => lettersOfStep(step));
  const blank = Float64Array.from(rows, (row) => row.find(([letter]) => letter === null)?.[1] ?? unthought);
  const seen = new Map<string, Float64Array>();
  for (const [step, row] of rows.entries())
    for (const [letter, log] of row) {
      if (letter === null) continue;
      const lower = letter.toLowerCase();
      const logs = seen.get(lower) ?? new Float64Array(rows.length).fill(unthought);
      seen.set(lower, logs);
      logs[step] = Math.max(logs[step] as number, log);
    }
  const nowhere = new Float64Array(rows.length).fill(unthought);
  const start = startOf(blank);
  return (text) => {
    let laid = start;
    let letters = 0;
    for (const letter of text.toLowerCase().normalize('NFC')) {
      letters += 1;
      const known = laid.longer.get(letter);
      const next = known ?? longer(laid, letter, { logs: seen.get(letter) ?? nowhere, blank });
      if (known === undefined) laid.longer.set(letter, next);
      laid = next;
    }
    const last = rows.length - 1;
    if (last < 0) return unthought * letters;
    // more letters than steps cannot be laid along them
    return Math.max(
      laid.blanks[last] as number,
      laid.ends[last] as number,
      unthought * (rows.length + letters),
    );
  };
}

/** Nothing written yet: all steps up to here are blank. */
function startOf(blank: Float64Array): Laid {
  const blanks = new Float64Array(blank.length);
  let sum = 0;
  for (let step = 0; step < blank.length; step += 1) {
    sum += blank[step] as number;
    blanks[step] = sum;
  }
  return { letter: '', ends: new Float64Array(blank.length).fill(never), blanks, longer: new Map() };
}

function longer(
  before: Laid,
  letter: string,
  { logs, blank }: { logs: Float64Array; blank: Float64Array },
): Laid {
  const ends = new Float64Array(blank.length);
  const blanks = new Float64Array(blank.length);
  const isFirst = before.letter === '';
  const isTwice = before.letter === letter;
  let [end, after] = [never, never];
  for (let step = 0; step < blank.length; step += 1) {
    // a letter twice needs a blank between
    const from =
      step === 0
        ? isFirst
          ? 0
          : never
        : Math.max(before.blanks[step - 1] as number, isTwice ? never : (before.ends[step - 1] as number));
    const was = end;
    end = Math.max(end, from) + (logs[step] as number);
    after = Math.max(after, was) + (blank[step] as number);
    ends[step] = end;
    blanks[step] = after;
  }
  return { letter, ends, blanks, longer: new Map() };
}
