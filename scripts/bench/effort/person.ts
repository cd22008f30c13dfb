import { fold } from '#schemas/fold.ts';
import type { ReadField } from '#schemas/field.ts';
import type { Random } from '#scripts/samples/random.ts';
import { characterErrors } from '#scripts/evaluate/character-errors.ts';
import { lookAlike, slipped, unitsOf } from './alter-text.ts';
import type { Keyer, RateName } from './rates.ts';
import type { SampleField } from './sample-entries.ts';
import { telexKeys } from './telex-keys.ts';

/** What somebody says of a field, null for nothing there, and the keys it took. */
export interface Said {
  readonly text: string | null;
  readonly keys: number;
}

/** A field's ink, the same for everybody who looks: what stands there, and the other text it can be taken for, if any. */
export interface Ink {
  readonly truth: string | null;
  readonly other: string | null;
}

/** Whether two texts say the same of this field. */
export type IsSame = (a: string | null, b: string | null) => boolean;

/** Draws what the ink of a field looks like in this run: what fooled the machine by a mark or a letter may fool people too. */
export function inkOf(
  field: SampleField,
  read: ReadField,
  { isHand, isSame }: { isHand: boolean; isSame: IsSame },
  keyer: Keyer,
  random: Random,
): Ink {
  const { written: truth } = field;
  if (truth === null) return { truth, other: null };
  const shown = shownOf(read);
  if (shown !== null && !isSame(shown, truth) && kindOfError(shown, truth) !== 'overlooksMore')
    if (random.chance(keyer.foolsPeopleToo)) return { truth, other: shown };
  const perUnit = isHand ? keyer.inkLooksAlikeHand : keyer.inkLooksAlikePrint;
  if (!random.chance(1 - (1 - perUnit) ** unitsOf(truth))) return { truth, other: null };
  const other = lookAlike(truth, random);
  return { truth, other: isSame(other, truth) ? null : other };
}

const shownOf = (read: ReadField): string | null => (read.blank ? null : read.written);

/** How far a wrong text is from the right one, as the rate at which it is overlooked. */
function kindOfError(shown: string | null, right: string | null): RateName {
  if (shown === null || right === null) return 'overlooksBlank';
  const [a, b] = [fold(shown), fold(right)];
  if (a === b) return 'overlooksMarks';
  return characterErrors(a, b) <= 1 ? 'overlooksLetter' : 'overlooksMore';
}

const seen = (ink: Ink, takesOther: number, random: Random): string | null =>
  ink.other !== null && random.chance(takesOther) ? ink.other : ink.truth;

/** A look at ink and reading together: the reading taken with Enter, or another text put in its place. */
export function look(
  field: SampleField,
  read: ReadField,
  ink: Ink,
  isSame: IsSame,
  keyer: Keyer,
  random: Random,
): Said {
  const shown = shownOf(read);
  const isOffered = shown !== null || read.blank;
  const takesOther =
    ink.other !== null && isOffered && isSame(shown, ink.other)
      ? keyer.takesLookAlikeShown
      : isOffered && isSame(shown, ink.truth)
        ? keyer.takesLookAlikeAgainstShown
        : keyer.takesLookAlike;
  const meant = seen(ink, takesOther, random);
  if (isOffered && isSame(shown, meant)) return { text: shown, keys: 1 };
  const flagged = read.doubts.length > 0 ? keyer.flaggedShare : 1;
  if (isOffered && random.chance(keyer[kindOfError(shown, meant)] * flagged)) return { text: shown, keys: 1 };
  if (meant === null) return { text: null, keys: 1 };
  const offers = [...new Set(read.alternatives)].filter((text) => text !== shown).slice(0, 3);
  const offered = offers.find((text) => isSame(text, meant));
  // Alt+1 and Enter
  if (offered !== undefined) return { text: offered, keys: 2 };
  const anew = keyed(field, meant, keyer, random);
  const edited = shown === null ? Number.POSITIVE_INFINITY : editKeys(shown, meant);
  // Ctrl+A before typing over what stands there
  const keys = Math.min(edited, anew.keys + (shown === null ? 0 : 1));
  return { text: withSlips(anew.text ?? '', keys, keyer, random), keys: keys + 1 };
}

/** A keying from the ink alone. */
export function keyBlind(field: SampleField, ink: Ink, keyer: Keyer, random: Random): Said {
  const said = keyed(field, seen(ink, keyer.takesLookAlike, random), keyer, random);
  if (said.text === null) return said;
  return { text: withSlips(said.text, said.keys, keyer, random), keys: said.keys + 1 };
}

/** The arbiter's word where two differ: F6, F7, or a text of their own with its reason. */
export function arbitrate(
  field: SampleField,
  ink: Ink,
  [first, second]: readonly [string | null, string | null],
  isSame: IsSame,
  keyer: Keyer,
  random: Random,
): Said {
  const meant = seen(ink, keyer.arbiterTakesLookAlike, random);
  const isOther = random.chance(keyer.slipsPerChoice);
  if (isSame(first, meant)) return { text: isOther ? second : first, keys: 1 };
  if (isSame(second, meant)) return { text: isOther ? first : second, keys: 1 };
  if (random.chance(keyer.arbiterOverlooks)) return { text: first, keys: 1 };
  const own = keyed(field, meant, keyer, random);
  if (own.text === null) return { text: null, keys: own.keys + keyer.reasonKeys };
  return { text: withSlips(own.text, own.keys, keyer, random), keys: own.keys + 1 + keyer.reasonKeys };
}

/** Keys for a text typed from its beginning; another text than the one that stands there costs about as much. */
function keyed(field: SampleField, text: string | null, keyer: Keyer, random: Random): Said {
  if (text === null) return { text, keys: 1 };
  const keys = random.chance(keyer.usesList) ? field.keysByList : field.keys;
  return { text, keys: field.written === null ? telexKeys(text) : keys };
}

const withSlips = (text: string, keys: number, keyer: Keyer, random: Random): string =>
  random.chance(1 - (1 - keyer.slipsPerKey) ** keys) ? slipped(text, random) : text;

/**
 * Keys to mend a text from its end: by words to the left with Ctrl, a wrong word taken away with Ctrl and typed anew. Only
 * where the words are as many.
 */
function editKeys(shown: string, meant: string): number {
  const [had, wanted] = [shown.split(/\s+/u), meant.split(/\s+/u)];
  if (had.length !== wanted.length) return Number.POSITIVE_INFINITY;
  const wrong = wanted.flatMap((word, i) => (word === had[i] ? [] : [i]));
  const leftmost = wrong[0] ?? had.length;
  const typed = wrong.reduce((sum, i) => sum + 1 + telexKeys(wanted[i] ?? ''), 0);
  return had.length - 1 - leftmost + typed;
}
