import { addLogs } from '../recognize/add-logs.ts';
import { lettersOfStep } from '../recognize/ink-step.ts';

/** What a letter costs that was not thought of in a step (nats); the same for each, so that only their number counts. */
const unthought = -10;
const never = Number.NEGATIVE_INFINITY;

/** Log-probability that the ink says a text, capitals or small; comparable between texts for one ink only. */
export type InkLog = (text: string) => number;

/**
 * How well a text fits what a line model saw of it step by step (`Reading.steps`): the sum over all ways to lay the text along
 * the steps (CTC), a letter and its capital being one.
 */
export function inkLog(steps: readonly string[]): InkLog {
  const rows = steps.map((step) => {
    const letters = new Map<string, number>();
    let blank = unthought;
    for (const [letter, log] of lettersOfStep(step)) {
      if (letter === null) blank = log;
      else letters.set(letter.toLowerCase(), addLogs(letters.get(letter.toLowerCase()) ?? never, log));
    }
    return { blank, letters };
  });
  const known = new Map<string, number>();
  return (text) => {
    const key = text.toLowerCase().normalize('NFC');
    const log = known.get(key) ?? along(rows, [...key]);
    known.set(key, log);
    return log;
  };
}

interface Row {
  readonly blank: number;
  readonly letters: ReadonlyMap<string, number>;
}

/** CTC forward: `blanks[i]` ends after letter i in no letter, `ends[i]` in the letter i itself (from 1; 0 is before the first). */
function along(rows: readonly Row[], letters: readonly string[]): number {
  const most = letters.length;
  const blanks = new Float64Array(most + 1).fill(never);
  const ends = new Float64Array(most + 1).fill(never);
  blanks[0] = 0;
  for (const { blank, letters: likely } of rows) {
    for (let i = most; i >= 1; i -= 1) {
      const letter = letters[i - 1] as string;
      const log = likely.get(letter) ?? unthought;
      // a letter twice needs a blank between
      const before = letters[i - 2] === letter ? never : (ends[i - 1] as number);
      const was = ends[i] as number;
      ends[i] = addLogs(addLogs(was, blanks[i - 1] as number), before) + log;
      blanks[i] = addLogs(blanks[i] as number, was) + blank;
    }
    blanks[0] = (blanks[0] as number) + blank;
  }
  const log = most === 0 ? (blanks[0] as number) : addLogs(blanks[most] as number, ends[most] as number);
  // more letters than steps cannot be laid along them
  return Math.max(log, unthought * (rows.length + most));
}
