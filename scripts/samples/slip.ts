import type { Random } from './random.ts';

/** Letters that a hand confuses, both ways (@source domain §5.6). */
const confused: readonly (readonly [string, string])[] = [
  ['ă', 'â'],
  ['ê', 'e'],
  ['ô', 'o'],
  ['ơ', 'o'],
  ['ư', 'u'],
  ['đ', 'd'],
  ['n', 'm'],
  ['h', 'k'],
  ['l', 't'],
  ['ạ', 'à'],
  ['á', 'ã'],
  ['ị', 'ì'],
  ['ễ', 'ể'],
  ['ọ', 'ò'],
  ['ú', 'ũ'],
  ['1', '7'],
  ['3', '8'],
  ['4', '9'],
  ['5', '6'],
  ['0', '6'],
  ['2', '3'],
];

/** The word as a clerk might first have miswritten it; null when nothing in it is easily confused. */
export function slipOf(word: string, random: Random): string | null {
  const letters = [...word.normalize('NFC')];
  const slips: string[] = [];
  letters.forEach((letter, i) => {
    for (const [a, b] of confused) {
      const other = letter === a ? b : letter === b ? a : null;
      if (other) slips.push([...letters.slice(0, i), other, ...letters.slice(i + 1)].join(''));
    }
  });
  return slips.length === 0 ? null : random.pick(slips);
}
