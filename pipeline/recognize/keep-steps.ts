import type { LineOutput } from './line-reader.ts';
import { inkStep } from './ink-step.ts';

/** Less than this (log) is not kept of a step, nor more than so many letters beside the blank. */
const leastLog = -8.5;
const mostLetters = 8;
/** A step that is blank with less than this speaking against it says nothing; such steps in a row are one. */
const surelyBlank = Math.log(0.98);

/** What a line model saw, short enough to be stored: of each telling step the likely letters. Read again by `inkLog`. */
export function keepSteps(output: LineOutput, charset: readonly string[]): string[] {
  const kept: string[] = [];
  let isBlank = false;
  for (let step = 0; step < output.steps; step += 1) {
    const row = output.logs.subarray(step * output.classes, (step + 1) * output.classes);
    const blank = row[0] as number;
    if (blank >= surelyBlank) {
      if (!isBlank && kept.length > 0) kept.push(inkStep([[null, 0]]));
      isBlank = true;
      continue;
    }
    isBlank = false;
    const letters: [string | null, number][] = [];
    for (let c = 1; c < output.classes; c += 1)
      if ((row[c] as number) > leastLog) letters.push([charset[c - 1] ?? '', row[c] as number]);
    letters.sort((a, b) => b[1] - a[1]);
    const likely = letters.slice(0, mostLetters);
    kept.push(inkStep(blank > leastLog ? [...likely, [null, blank]] : likely));
  }
  return kept;
}
