/** A letter that somebody put and the one that stood; an empty one: nothing in its place. */
export type LetterPair = readonly [keyed: string, stood: string];

/**
 * Where two texts differ letter by letter (NFC, so that a letter with its marks is one), by an alignment with the fewest
 * changes in which a letter rather meets its own self with another tone than any other letter. Empty when the texts are
 * equal; the other way round the same pairs turned round.
 */
export function alignLetters(keyed: string, stood: string): LetterPair[] {
  const [a, b] = [keyed.normalize('NFC'), stood.normalize('NFC')];
  // Of alignments that are as good one is taken: the same one whichever text is named first.
  return a <= b ? align([...a], [...b]) : align([...b], [...a]).map(([x, y]) => [y, x] as const);
}

/** Whether two letters are one but for the tone: á and ạ, not a and â. */
export const isSameButTone = (a: string, b: string): boolean => withoutTone(a) === withoutTone(b);

/** The five tone marks, as combining characters: grave, acute, tilde, hook above, dot below. */
const withoutTone = (letter: string): string =>
  letter
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC');

const baseOf = (letter: string): string =>
  letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D');

/** Dearer than any letter's taking another's place and cheaper than two of them. */
const gap = 1.1;

function change(a: string, b: string): number {
  if (a === b) return 0;
  if (isSameButTone(a, b)) return 0.6;
  return baseOf(a) === baseOf(b) ? 0.8 : 1;
}

function align(a: readonly string[], b: readonly string[]): LetterPair[] {
  const costs: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j * gap)];
  for (const [i, letter] of a.entries()) {
    const above = costs[i] as number[];
    const row = [(i + 1) * gap];
    for (const [j, other] of b.entries())
      row.push(
        Math.min(
          (above[j] as number) + change(letter, other),
          (above[j + 1] as number) + gap,
          (row[j] as number) + gap,
        ),
      );
    costs.push(row);
  }
  const cost = (i: number, j: number): number => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const pairs: LetterPair[] = [];
  for (let [i, j] = [a.length, b.length]; i > 0 || j > 0; ) {
    const [x, y] = [a[i - 1] ?? '', b[j - 1] ?? ''];
    const here = cost(i, j);
    const isMet = i > 0 && j > 0 && Math.abs(cost(i - 1, j - 1) + change(x, y) - here) < 1e-9;
    const isLeft = !isMet && i > 0 && Math.abs(cost(i - 1, j) + gap - here) < 1e-9;
    if (isMet ? x !== y : true) pairs.push([isMet || isLeft ? x : '', isMet || !isLeft ? y : '']);
    if (isMet || isLeft) i -= 1;
    if (isMet || !isLeft) j -= 1;
  }
  return pairs.reverse();
}
