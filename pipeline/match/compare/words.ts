/** Words by number, in the order they were first met. */
export interface Words {
  readonly numberOf: (word: string) => number;
  readonly all: () => readonly string[];
  /** Takes over the numbers of another thread; only where no word was met yet. Throws a RangeError otherwise. */
  readonly learn: (words: readonly string[]) => void;
}

/** `met` is called once for each new word, in order. */
export function openWords(met: (word: string) => void = () => {}): Words {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    words.push(word);
    met(word);
    return words.length - 1;
  };
  return {
    numberOf,
    all: () => words,
    learn: (others) => {
      for (const [n, word] of others.entries())
        if (numberOf(word) !== n) throw new RangeError('these words have other numbers here');
    },
  };
}
