/** `tone`: the same letter with other marks (Hòa, Hoa); `letter`: another letter, or one the other text lacks. */
export type Difference = 'same' | 'tone' | 'letter';

export interface MarkedPiece {
  readonly text: string;
  readonly is: Difference;
}

/** A letter with the marks on it, composed. */
const lettersOf = (text: string): string[] => text.normalize('NFC').match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];

/** The letter without tone and shape marks; đ is a d with a bar. */
const bare = (letter: string): string =>
  letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd').replace('Đ', 'D');

function difference(a: string, b: string): Difference {
  if (a === b) return 'same';
  return bare(a) === bare(b) ? 'tone' : 'letter';
}

/** A wrong tone keeps two letters side by side sooner than leaving one out does. */
const costs = { same: 0, tone: 1, letter: 2 } as const satisfies Record<Difference, number>;

interface Side<T> {
  /** What it costs to have `a` stand beside `b`. */
  readonly beside: (a: T, b: T) => number;
  /** What it costs to have a part stand beside nothing. */
  readonly alone: (part: T) => number;
}

const letterCosts: Side<string> = { beside: (a, b) => costs[difference(a, b)], alone: () => 2 };

/** Least cost of laying the parts from `a[i]` on beside those from `b[j]` on. */
function costTable<T>(a: readonly T[], b: readonly T[], { beside, alone }: Side<T>): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number) => table[i]?.[j] ?? 0;
  for (let i = a.length; i >= 0; i--) {
    const row = table[i] as number[];
    for (let j = b.length; j >= 0; j--) {
      if (i === a.length && j === b.length) continue;
      row[j] = Math.min(
        i < a.length && j < b.length ? beside(a[i] as T, b[j] as T) + at(i + 1, j + 1) : Infinity,
        i < a.length ? alone(a[i] as T) + at(i + 1, j) : Infinity,
        j < b.length ? alone(b[j] as T) + at(i, j + 1) : Infinity,
      );
    }
  }
  return table;
}

/** Lays two rows of parts beside each other at least cost; null stands where the other row has nothing. */
function layBeside<T>(a: readonly T[], b: readonly T[], side: Side<T>): [T | null, T | null][] {
  const table = costTable(a, b, side);
  const at = (i: number, j: number) => table[i]?.[j] ?? Infinity;
  const pairs: [T | null, T | null][] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const hasBoth = i < a.length && j < b.length;
    if (hasBoth && at(i, j) === side.beside(a[i] as T, b[j] as T) + at(i + 1, j + 1)) {
      pairs.push([a[i++] as T, b[j++] as T]);
    } else if (i < a.length && at(i, j) === side.alone(a[i] as T) + at(i + 1, j)) {
      pairs.push([a[i++] as T, null]);
    } else {
      pairs.push([null, b[j++] as T]);
    }
  }
  return pairs;
}

/** Words stand beside words and spaces beside spaces, so that a missing word does not borrow letters of its neighbor. */
const wordCosts: Side<string> = {
  beside: (a, b) => {
    if (a === b) return 0;
    if (a.trim() === '' || b.trim() === '') return Infinity;
    return costTable(lettersOf(a), lettersOf(b), letterCosts)[0]?.[0] ?? 0;
  },
  alone: (word) => lettersOf(word).length * 2,
};
const wordsOf = (text: string): string[] => text.normalize('NFC').match(/\s+|\S+/gu) ?? [];

const joined = (letters: readonly MarkedPiece[]): MarkedPiece[] => {
  const pieces: { text: string; is: Difference }[] = [];
  for (const { text, is } of letters) {
    const last = pieces.at(-1);
    if (last && last.is === is) last.text += text;
    else pieces.push({ text, is });
  }
  return pieces;
};

/**
 * Two texts cut where they differ letter by letter, tone marks too. The pieces of each put together are the text in
 * NFC; what is `same` is the same in both.
 */
export function markDifferences(first: string, second: string): [MarkedPiece[], MarkedPiece[]] {
  // Of two ways that cost the same one is taken; in a fixed order it is the same one whoever comes first.
  if (second < first) {
    const [b, a] = markDifferences(second, first);
    return [a, b];
  }
  const left: MarkedPiece[] = [];
  const right: MarkedPiece[] = [];
  for (const [word, other] of layBeside(wordsOf(first), wordsOf(second), wordCosts)) {
    for (const [a, b] of layBeside(lettersOf(word ?? ''), lettersOf(other ?? ''), letterCosts)) {
      const is = a !== null && b !== null ? difference(a, b) : 'letter';
      if (a !== null) left.push({ text: a, is });
      if (b !== null) right.push({ text: b, is });
    }
  }
  return [joined(left), joined(right)];
}
