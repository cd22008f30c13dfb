import type { InkOf, InkReading } from './ink-reading.ts';

/** Nats that a difference costs between a text and what a machine surely read. */
const cost = {
  letter: 4,
  mark: 3,
  figure: 3.5,
  zero: 1.5,
  alike: 1.5,
  sign: 1,
  space: 0.7,
  case: 0.05,
} as const;
/** How much the line model's own figure counts: its letters depend on each other less than it says. */
const inkWeight = 0.7;
const leastInk = -12;
/** Two ways of one machine err alike: the second counts less. */
const secondWay = 0.4;

/** Print and typing as tesseract reads them first. */
export const isPrinted = (readings: readonly InkReading[]): boolean =>
  readings[0]?.model.startsWith('vie-psm') ?? false;

/**
 * How well the readings of print speak for a text, nats: what each machine must have misread if it were so. Surer readings
 * count more. Tesseract reads zeros with a stroke or a dot as 8, 9 or 6, and has no ỵ at all.
 */
export function printEvidence(text: string, readings: readonly InkReading[], ink: InkOf | null): number {
  let [sum, ways] = [0, 0];
  for (const { model, written, confidence } of readings) {
    const isTesseract = model.startsWith('vie-psm');
    if (!isTesseract && ink !== null) continue;
    const weight = isTesseract && ways > 0 ? secondWay : 1;
    if (isTesseract) ways += 1;
    sum -= weight * (0.2 + 0.8 * confidence) * misread(text, written, isTesseract);
  }
  if (ink !== null) sum += inkWeight * Math.max(leastInk, ink.log(text) - ink.log(ink.written));
  return sum;
}

/** The least cost of the differences between a text and what was read in its place. */
function misread(text: string, read: string, isTesseract: boolean): number {
  if (text === read) return 0;
  const [a, b] = [[...text], [...read]];
  let above = [0];
  for (const letter of b) above.push((above.at(-1) ?? 0) + alone(letter));
  for (const letter of a) {
    const row = [(above[0] ?? 0) + alone(letter)];
    for (let j = 1; j <= b.length; j += 1) {
      const other = b[j - 1] ?? '';
      row.push(
        Math.min(
          (above[j - 1] ?? 0) + instead(letter, other, isTesseract),
          (above[j] ?? 0) + alone(letter),
          (row[j - 1] ?? 0) + alone(other),
        ),
      );
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

function alone(letter: string): number {
  if (letter === ' ') return cost.space;
  return /[\p{L}\p{M}]/u.test(letter) ? cost.letter : /\d/.test(letter) ? cost.figure : cost.sign;
}

/** Signs that stand for one another in print: a figure and the letter like it. */
const alike: readonly string[] = ['0OoDQØ@', '1lIi|!', '2Z', '5S', '6Gb', '8B', '9gq', '/|l1'];

function instead(letter: string, read: string, isTesseract: boolean): number {
  if (letter === read) return 0;
  if (letter.toLowerCase() === read.toLowerCase()) return cost.case;
  if (isTesseract && 'ỵỴ'.includes(letter) && /^[yýỳỷỹ]$/iu.test(read)) return 0;
  if (isTesseract && letter === '0' && '689'.includes(read)) return cost.zero;
  if (alike.some((some) => some.includes(letter) && some.includes(read))) return cost.alike;
  if (bare(letter) === bare(read)) return cost.mark;
  return Math.max(alone(letter), alone(read));
}

const bare = (letter: string): string =>
  letter.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/giu, 'd').toLowerCase();
