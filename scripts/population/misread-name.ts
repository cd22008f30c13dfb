import type { Random } from '../samples/random.ts';
import { barD, gainTone, loseMark, loseTone, otherPlacement, swapMark, swapTone, yForI } from './marks.ts';
import { misreadLetter } from './misread-letter.ts';
import { urn } from './urn.ts';

type Change = (syllables: readonly string[], random: Random) => readonly string[] | null;

/** One syllable changed by `how`; the surname seldom, since word lists mend it. */
const inSyllable =
  (how: (syllable: string, random: Random) => string | null): Change =>
  (syllables, random) => {
    const order = [...syllables.keys()].toSorted(() => random.next() - 0.5);
    if (order[0] === 0 && order.length > 1 && random.chance(0.7)) order.push(order.shift() ?? 0);
    for (const at of order) {
      const other = how(syllables[at] ?? '', random);
      if (other !== null && other !== syllables[at]) return syllables.with(at, other);
    }
    return null;
  };

const withoutMiddle: Change = (syllables, random) =>
  syllables.length < 3 ? null : syllables.toSpliced(random.int(1, syllables.length - 2), 1);
const withInitials: Change = (syllables) =>
  syllables.length < 3
    ? null
    : syllables.map((one, at) => (at === 0 || at === syllables.length - 1 ? one : `${one.charAt(0)}.`));
const allMarksLost: Change = (syllables) =>
  syllables.map((one) =>
    one.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D'),
  );
const runTogether: Change = (syllables) => {
  const [surname = '', second, ...rest] = syllables;
  return second === undefined || rest.length === 0 ? null : [surname + second.toLowerCase(), ...rest];
};
const withoutGiven: Change = (syllables) => (syllables.length < 3 ? null : syllables.slice(0, -1));
const anyLetter = inSyllable((one, random) => misreadLetter(one, random));

/**
 * What machines make of a name they do not read right: marks in four of ten, letters in nearly four; of names by hand 4.5 % differ
 * in letters and 3.1 % in marks alone (docs/accuracy.md).
 */
const byMachine = urn<Change>([
  [inSyllable(loseTone), 14],
  [inSyllable(swapTone), 13],
  [inSyllable(gainTone), 4],
  [inSyllable(loseMark), 7],
  [inSyllable(swapMark), 4],
  [inSyllable(barD), 3],
  [allMarksLost, 1],
  [anyLetter, 34],
  [(syllables, random) => anyLetter(anyLetter(syllables, random) ?? syllables, random), 10],
  [withoutMiddle, 3],
  [withoutGiven, 2],
  [runTogether, 3],
]);

/** What another clerk, or the family's memory, makes of a name. */
const byPeople = urn<Change>([
  [withoutMiddle, 24],
  [withInitials, 8],
  [inSyllable(yForI), 10],
  [inSyllable(otherPlacement), 12],
  [inSyllable(swapTone), 16],
  [inSyllable(barD), 2],
  [inSyllable(swapMark), 6],
  [anyLetter, 6],
  [(syllables, random) => withOtherMiddle(syllables, random), 16],
]);

const usualMiddles = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Minh', 'Thanh', 'Kim', 'Quang'];
function withOtherMiddle(syllables: readonly string[], random: Random): readonly string[] | null {
  if (syllables.length < 3) return null;
  return syllables.with(random.int(1, syllables.length - 2), random.pick(usualMiddles));
}

const changed = (name: string, random: Random, how: typeof byMachine): string => {
  const syllables = name.split(' ');
  for (let tries = 0; tries < 6; tries += 1) {
    const other = how.draw(random)(syllables, random)?.join(' ');
    if (other !== undefined && other !== name && other !== '') return other;
  }
  return name;
};

/** One in eight is not understood at all and stays blank. */
export const misreadName = (name: string, random: Random): string | null =>
  random.chance(0.12) ? null : changed(name, random, byMachine);

export const rewrittenName = (name: string, random: Random): string => changed(name, random, byPeople);
