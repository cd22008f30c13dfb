import { fold } from '#schemas/fold.ts';
import { openWords } from './words.ts';

/** Words of places, folded, by number: quicker to compare than letters, and places have few words. */
export const placeWords = openWords();

/** By words as they are written, comma and all. More than half a million entries have; then it starts anew. */
const written = new Map<string, number | readonly number[]>();
const mostWritten = 300_000;
/** A word's number; a list where `fold` makes none or several of it. */
function numbersOf(word: string): number | readonly number[] {
  const known = written.get(word);
  if (known !== undefined) return known;
  if (written.size >= mostWritten) written.clear();
  const words = fold(word).split(' ');
  const numbers = words.filter((one) => one !== '').map(placeWords.numberOf);
  const made = numbers.length === 1 ? (numbers[0] as number) : numbers;
  written.set(word, made);
  return made;
}

const kinds: ReadonlySet<number> = new Set(
  ['phuong', 'quan', 'huyen', 'tinh', 'xa', 'tp', 'tx', 'tt'].map(placeWords.numberOf),
);
/** Of two words: by the first, what may follow. */
const longKinds: ReadonlyMap<number, readonly number[]> = new Map(
  [
    ['thanh', 'pho'],
    ['thi', 'xa', 'tran'],
    ['dac', 'khu'],
    ['khu', 'pho'],
    ['tieu', 'khu'],
  ].map((words) => {
    const [first = -1, ...following] = words.map(placeWords.numberOf);
    return [first, following];
  }),
);

/** How many words at a place make a kind of unit; a name must follow. */
function kindAt(sequence: readonly number[], at: number, end: number): number {
  if (at + 1 >= end) return 0;
  const first = sequence[at] as number;
  const isLong = at + 2 < end && longKinds.get(first)?.includes(sequence[at + 1] as number);
  return isLong ? 2 : Number(kinds.has(first));
}

const sequence: number[] = [];
const names: number[] = [];

/**
 * A place as numbers: `first`, how many words there are, how many of them stand before the first comma where these are no unit (a
 * street and number, a village, a hospital; else 0), how many are names; then all words, folded, as they stand; then the words
 * that are no kind of unit, each once, rising. Null where nothing has letters or digits.
 */
export function placeNumbers(first: number, place: string): readonly number[] | null {
  sequence.length = 0;
  let house = -1;
  for (const word of (/,\S/.test(place) ? place.replaceAll(',', ', ') : place).split(' ')) {
    const numbers = numbersOf(word);
    if (typeof numbers === 'number') sequence.push(numbers);
    else sequence.push(...numbers);
    if (house < 0 && word.endsWith(',')) house = sequence.length;
  }
  const count = sequence.length;
  if (count === 0) return null;
  if (house < 0) house = count;
  gatherNames();
  const numbers = new Array<number>(placeHead + count + names.length);
  numbers[0] = first;
  numbers[1] = count;
  numbers[2] = kindAt(sequence, 0, house) > 0 ? 0 : house;
  numbers[3] = names.length;
  for (let i = 0; i < count; i += 1) numbers[placeHead + i] = sequence[i] as number;
  for (let i = 0; i < names.length; i += 1) numbers[placeHead + count + i] = names[i] as number;
  return numbers;
}
/** Numbers before the words. */
export const placeHead = 4;

function gatherNames(): void {
  names.length = 0;
  for (let at = 0; at < sequence.length; at += 1) {
    const kind = kindAt(sequence, at, sequence.length);
    if (kind > 0) {
      at += kind - 1;
      continue;
    }
    const number = sequence[at] as number;
    let place = names.length;
    while (place > 0 && (names[place - 1] as number) > number) place -= 1;
    if (names[place - 1] === number) continue;
    for (let i = names.length; i > place; i -= 1) names[i] = names[i - 1] as number;
    names[place] = number;
  }
}
