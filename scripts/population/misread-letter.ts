import type { Random } from '../samples/random.ts';

/**
 * Letters and pairs that handwriting makes alike. @source domain §5.6; a quarter of the errors is any letter at all, so that no
 * list of confusions in a comparator has them all
 */
const alike =
  'n-u m-n r-v h-k l-t c-e o-c a-o i-l g-q g-y h-b b-l u-n v-r s-r t-l e-c p-f x-z tr-ch ph-th nh-uh ng-ug kh-th in-m ri-n s-x';
const into = new Map<string, string[]>();
for (const [a = '', b = ''] of alike.split(' ').map((pair) => pair.split('-')))
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const)
    into.set(from, [...(into.get(from) ?? []), to]);
const anyLetters = [...'abcdeghiklmnopqrstuvxy'];

/** One letter of a syllable read as another, lost or doubled; marks of other letters stay. NFC in, NFC out. */
export function misreadLetter(syllable: string, random: Random): string | null {
  if (syllable === '') return null;
  const letters = [...syllable];
  const at = random.int(0, letters.length - 1);
  const letter = letters[at] ?? '';
  const pair = letter.toLowerCase() + (letters[at + 1] ?? '').toLowerCase();
  const keep = (text: string) =>
    letter === letter.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
  const way = random.next();
  if (way < 0.1 && letters.length > 2) return letters.toSpliced(at, 1).join('');
  if (way < 0.15) return letters.toSpliced(at, 0, letter.toLowerCase()).join('');
  if (way < 0.75) {
    const two = into.get(pair);
    if (two) return letters.toSpliced(at, 2, keep(random.pick(two))).join('');
    const one = into.get(letter.toLowerCase());
    if (one) return letters.with(at, keep(random.pick(one))).join('');
    return null;
  }
  return letters.with(at, keep(random.pick(anyLetters))).join('');
}
