/** What a word just ended weighs, after the words before it. */
type WordWeight = (word: string, before: readonly string[]) => number;

/** What is known of a beginning of a text as words. */
interface Words {
  /** The weight of the words ended so far. */
  readonly prior: number;
  readonly before: readonly string[];
  readonly open: string;
}

const wordsBefore = 3;

/**
 * Beginnings of texts as numbers: each is another one and a letter more, and exists once; 0 is the empty one. Letters are
 * classes of the line model, letter c writes `charset[c - 1]`. With `weigh`, each beginning knows the weight of its words.
 */
export class PrefixTree {
  readonly #charset: readonly string[];
  readonly #weigh: WordWeight | null;
  readonly #words: Words[] = [{ prior: 0, before: [], open: '' }];
  #count = 1;
  #parents = new Int32Array(1024);
  #letters = new Int32Array(1024);
  /** Children of one parent hang on each other; 0 ends the row. */
  #firsts = new Int32Array(1024);
  #nexts = new Int32Array(1024);
  #steps = new Int32Array(1024).fill(-1);
  #slots = new Int32Array(1024);

  constructor(charset: readonly string[], weigh: WordWeight | null) {
    this.#charset = charset;
    this.#weigh = weigh;
  }

  /** The letter a beginning ends with, 0 for the empty one. */
  letterOf(node: number): number {
    return this.#letters[node] as number;
  }

  child(node: number, letter: number): number {
    for (let one = this.#firsts[node] as number; one !== 0; one = this.#nexts[one] as number)
      if (this.#letters[one] === letter) return one;
    const made = this.#count;
    if (made === this.#parents.length) this.#grow();
    this.#count += 1;
    this.#parents[made] = node;
    this.#letters[made] = letter;
    this.#nexts[made] = this.#firsts[node] as number;
    this.#firsts[node] = made;
    if (this.#weigh !== null) this.#words.push(this.#extended(node, letter));
    return made;
  }

  /** Where the beginning was put in this step; −1 if it was not. */
  slotAt(node: number, step: number): number {
    return this.#steps[node] === step ? (this.#slots[node] as number) : -1;
  }

  setSlot(node: number, step: number, slot: number): void {
    this.#steps[node] = step;
    this.#slots[node] = slot;
  }

  /** The weight of its words ended so far; 0 without a prior. */
  priorOf(node: number): number {
    return this.#words[node]?.prior ?? 0;
  }

  /** The weight of all its words, the last one taken for ended. */
  ended(node: number): number {
    const words = this.#words[node];
    if (this.#weigh === null || words === undefined) return 0;
    return words.open === '' ? words.prior : words.prior + this.#weigh(words.open, words.before);
  }

  textOf(node: number): string {
    const letters: string[] = [];
    for (let one = node; one !== 0; one = this.#parents[one] as number)
      letters.push(this.#charset[this.letterOf(one) - 1] ?? '');
    return letters.reverse().join('');
  }

  #extended(node: number, letter: number): Words {
    const { prior, before, open } = this.#words[node] as Words;
    const added = this.#charset[letter - 1] ?? '';
    if (/[\p{L}\p{N}]/u.test(added)) return { prior, before, open: open + added };
    if (open === '') return { prior, before, open };
    return { prior: this.ended(node), before: [...before, open].slice(-wordsBefore), open: '' };
  }

  #grow(): void {
    this.#parents = doubled(this.#parents);
    this.#letters = doubled(this.#letters);
    this.#firsts = doubled(this.#firsts);
    this.#nexts = doubled(this.#nexts);
    this.#steps = doubled(this.#steps).fill(-1, this.#count);
    this.#slots = doubled(this.#slots);
  }
}

function doubled(list: Int32Array): Int32Array<ArrayBuffer> {
  const out = new Int32Array(list.length * 2);
  out.set(list);
  return out;
}
