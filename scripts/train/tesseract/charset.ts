/** The letter a model lacks and the one whose place it takes. */
export interface Swap {
  readonly lacking: string;
  readonly unneeded: string;
}

/**
 * Every Vietnamese model of the packages lacks ỵ and Ỵ, and output rows added for them were never learned. The models do
 * have ÿ and Ÿ, which no register needs and which look nearly alike: their rows are given to the lacking letters.
 */
export const vietnameseSwaps: readonly Swap[] = [
  { lacking: 'ỵ', unneeded: 'ÿ' },
  { lacking: 'Ỵ', unneeded: 'Ÿ' },
];

/**
 * The character set with each lacking letter in the place of the unneeded one, ids unchanged, so that no output row moves.
 * One that has the letter already has the two change places. Throws RangeError when the unneeded one is not there either.
 */
export function swapLetters(unicharset: Uint8Array, swaps: readonly Swap[]): Buffer {
  const lines = Buffer.from(unicharset).toString('utf8').split('\n');
  for (const { lacking, unneeded } of swaps) {
    const given = lines.findIndex((line) => line.startsWith(`${unneeded} `));
    const had = lines.findIndex((line) => line.startsWith(`${lacking} `));
    if (given < 0) {
      if (had >= 0) continue;
      throw new RangeError(`no place for U+${lacking.codePointAt(0)?.toString(16)}`);
    }
    if (had >= 0) lines[had] = renamed(lines[had] ?? '', unneeded);
    lines[given] = renamed(lines[given] ?? '', lacking);
  }
  return Buffer.from(lines.join('\n'));
}

/** `letter properties box-statistics script other-case direction mirror normal-form # remark`. */
function renamed(line: string, letter: string): string {
  const [, ...rest] = (line.split('\t')[0] ?? '').split(' ');
  return [letter, ...rest.slice(0, -1), letter].join(' ');
}

/** The letters of a character set, in the order of their ids; the first is the space. */
export const lettersOf = (unicharset: Uint8Array): readonly string[] =>
  Buffer.from(unicharset)
    .toString('utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split(' ')[0] ?? '')
    .map((letter) => (letter === 'NULL' ? ' ' : letter));
