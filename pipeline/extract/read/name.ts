import { isNameSyllable, likelierSyllables, logLikely, type NamePlace } from './name-syllables.ts';
import { type FieldReader, inkFor, type Read, type ReadContext, tidy } from './reader.ts';
import { maybeDotY } from './y-dot.ts';

const placeOf = (index: number, of: number): NamePlace =>
  index === 0 ? 'surname' : index === of - 1 ? 'given' : 'middle';

/** Nats by which another syllable must be likelier before it takes the place of the one read. */
const clearly = 2;

/** Names begin with a large letter, each syllable of them; a small one was misread or is a slip. */
const withInitial = (syllable: string, of: number): string =>
  of > 1 ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable;

/** The lexicon's syllable in the letter case of the written one. */
const inCaseOf = (syllable: string, written: string): string =>
  written === written.toUpperCase() && written.length > 1
    ? syllable.toUpperCase()
    : written === written.toLowerCase()
      ? syllable.toLowerCase()
      : syllable;

/** What an officer is, written after the name: `Nguyễn Văn A - Phó Chủ tịch`. Without a dash only what no name is. */
const office =
  /\s*[-–,(]\s*(?:phó|chủ tịch|pct|công chức|cán bộ|trưởng|giám đốc|[uủ][yỷ] viên|thư ký|tư pháp).*$|\s+(?:phó\s+)?chủ tịch.*$/iu;

const withoutOffice = (text: string): string => tidy(text).replace(office, '');

/** `Ng.`, `Ng~`, `V.`, `T.`: shortened against the rules. @source 764-TTg Điều 3; domain §5.6 */
const abbreviation = /(?<=^|\s)(?:Ngu?y?[.~]|Tr[.~]|\p{Lu}\.)(?=\s|\p{Lu}|$)/u;

/** `Nguyễn-văn-A`, as was written in the 1950s: syllables joined; a name of one joined pair (Giơ-rai) stays as it is. */
const parted = (text: string): string => (/\p{L}-\p{L}+-\p{L}/u.test(text) ? text.replace(/-/g, ' ') : text);

function read(text: string): Read {
  const value = withoutOffice(text);
  const isShort = abbreviation.test(value);
  return {
    value,
    doubts: value === '' ? ['not-understood'] : isShort ? ['abbreviated'] : [],
    fit: 1,
    alternatives: [],
  };
}

/** Above it a name is as likely as names are; the floor keeps one strange syllable from outweighing what was read. */
const usual = -7;
const strangest = -5;

/** Nats that a letter's difference costs, for a machine that is right (1) or guessing (0). Not tuned beyond one set of fonts. */
const perLetter = (trust: number): number => 4 + 9 * trust;

/** An ỵ that was seen is never unlikely: lists hardly have it, and no model sees one where none is. */
const hasDotY = (syllable: string): boolean => /ỵ/iu.test(syllable.normalize('NFC'));

/** How the syllables fit the lists, in nats about 0: what tells two readings of one name apart. */
const priorOf = (syllables: readonly string[]): number =>
  syllables.reduce(
    (sum, syllable, i) =>
      sum +
      Math.min(
        2,
        Math.max(
          hasDotY(syllable) ? 0 : strangest,
          logLikely(syllable, placeOf(i, syllables.length)) - usual,
        ),
      ),
    0,
  );

function guess(text: string, context: ReadContext): Read {
  const { trust = 0.9, stands = false } = context;
  // after a dash stands an office, however it was read
  const written = parted(withoutOffice(text).replace(/\s+[-–—]\s.*$/u, ''))
    .split(' ')
    .filter((syllable) => syllable !== '');
  const rivals: string[] = [];
  let moved = 0;
  const repaired = written.map((syllable, i) => {
    const lettered = syllable.replace(/^1(?=\p{L})/u, 'L');
    const [likeliest, next] = likelierSyllables(lettered, placeOf(i, written.length), (other, distance) =>
      context.ink
        ? -inkFor(
            [...written.slice(0, i), other, ...written.slice(i + 1)].join(' '),
            written.join(' '),
            context,
          )
        : perLetter(trust) * distance,
    );
    const isTaken = !stands && likeliest !== undefined && likeliest.by > clearly;
    if (isTaken) moved += likeliest.distance;
    const rival = isTaken ? next : likeliest;
    const chosen = withInitial(isTaken ? inCaseOf(likeliest.syllable, lettered) : lettered, written.length);
    if (rival)
      rivals.push(
        [...written.slice(0, i), inCaseOf(rival.syllable, lettered), ...written.slice(i + 1)].join(' '),
      );
    return chosen;
  });
  const changed = repaired.filter((syllable, i) => syllable !== written[i]).length;
  const strange = repaired.filter((syllable) => !isNameSyllable(syllable)).length;
  const value = repaired.join(' ');
  const dotted = maybeDotY(repaired);
  const share = written.length === 0 ? 1 : (changed + strange) / written.length;
  return {
    value,
    doubts: [
      ...(value === '' ? (['not-understood'] as const) : []),
      ...(changed > 0 ? (['near-lexicon'] as const) : []),
      ...(strange > 0 ? (['not-in-lexicon'] as const) : []),
      ...(dotted ? (['maybe-y-dot'] as const) : []),
      ...(abbreviation.test(text) ? (['abbreviated'] as const) : []),
    ],
    fit: Math.max(0.3, 1 - 0.7 * share),
    prior: priorOf(repaired) + (context.ink ? inkFor(value, written.join(' '), context) : -3 * moved),
    alternatives: [
      ...(changed > 0 ? [value] : []),
      ...(dotted && dotted.other !== value ? [dotted.other] : []),
      ...rivals.slice(0, 2),
    ],
  };
}

/**
 * Names of people. Value: the name as it stands (case, tones and placement kept), without an office after it. Of a machine's
 * reading a syllable that is hardly one is put right where a common one is a letter away, with a doubt; `written` keeps it.
 */
export const name: FieldReader = { read, guess };
