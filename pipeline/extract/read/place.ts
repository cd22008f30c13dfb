import type { Doubt, Hint } from '#schemas/field.ts';
import { fromIso } from '../partial-date.ts';
import { type NamedUnit, type PlaceChain, placeChain } from '../place-chain.ts';
import { inFull, joined, type PlacePart, partsOf, withKindRepaired } from '../place-parts.ts';
import { bareName, unitsAt, wasThere } from '../units.ts';
import { withNumbersRepaired } from './likely-digits.ts';
import { wordsLog } from '../words-log.ts';
import { type FieldReader, inkFor, type Read, type ReadContext, tidy, understood } from './reader.ts';

/** Value: as written, the kinds of units in full. */
const read = (text: string): Read => understood(inFull(tidy(text)));

/** The part with the unit's name in place of a near one; one that is the unit's but for its case or tone placement stays. */
function renamed(part: PlacePart, named: NamedUnit | null): PlacePart {
  if (named === null) return part;
  const name = bareName(named.unit.name);
  const sameLetters = name.toLowerCase() === part.name.toLowerCase();
  // Tuyên QUANG is no way to write; TUYÊN QUANG is
  const isOdd = sameLetters && part.name !== part.name.toUpperCase() && part.name !== part.name.toLowerCase();
  return named.distance > 0 || isOdd ? { kind: part.kind, name } : part;
}

/** Signs that no address has, left by the machine within a word, and a Q or P read as a sign before its point. */
const withoutSigns = (text: string): string =>
  text
    .replace(/(?<=^|,\s*)[@0O]\s*\.\s*(?=\p{Lu})/gu, 'Q. ')
    .replace(/[!@#$%^*_{}[\]|~=<>«»]/gu, '')
    .replace(/(?<=\p{L})[:;](?=\s\p{L})/gu, '');

/** A comma lost before a unit above, or read as a point: `phố Huế quận Hai Bà Trưng`; put back where the ink allows one. */
const lostComma =
  /(?<=\p{Lu}[\p{L}\p{M}]*|\d)\.?\s+(?=(?:khu phố|thành phố|thị xã|quận|huyện|tỉnh)\s+\p{Lu})/gu;
const mostForComma = 6;

function withCommas(text: string, context: ReadContext): string {
  const parted = text.replace(lostComma, ', ');
  const isAllowed = context.ink && parted !== text && inkFor(parted, text, context) > -mostForComma;
  return isAllowed ? parted : text;
}

const isListed = ({ kind, name }: PlacePart): boolean => unitsAt(kind + name, null).length > 0;

/** A unit's name is not taken where the ink speaks more than so against it (nats): two letters that nobody thought of. Not tuned. */
const mostAgainst = 14;

function guess(text: string, context: ReadContext): Read {
  const { registered = null } = context;
  // a point read as a comma: P, Điện Biên
  const plain = withNumbersRepaired(withoutSigns(tidy(text)));
  const whole = inFull(plain.replace(/(?<=^|\s)(P|X|Q|H|TP|TT|TX),\s*(?=\p{Lu})/gu, '$1. '));
  const value = withCommas(whole, context);
  const { parts, separators } = partsOf(value);
  const withKinds = parts.map((part) => (isListed(part) ? part : withKindRepaired(part)));
  const chain = placeChain(withKinds, registered);
  const named = withKinds.map((part, i) => {
    const near = renamed(part, chain.units[i] ?? null);
    const text = joined(withKinds.with(i, near), separators);
    return !context.ink || inkFor(text, joined(withKinds, separators), context) > -mostAgainst ? near : part;
  });
  const repaired = joined(named, separators);
  const isMoved = repaired.toLowerCase() !== value.toLowerCase();
  const known = chain.units.filter((unit) => unit !== null).length;
  const isStrange = (part: PlacePart, i: number) =>
    part.kind !== '' && (chain.units[i] ?? null) === null && !isListed(part);
  const strange = withKinds.filter(isStrange).length;
  const elsewhere = withKinds.filter(
    (part, i) => part.kind !== '' && !chain.units[i] && isListed(part),
  ).length;
  const moved = chain.units.reduce((sum, unit) => sum + (unit?.distance ?? 0), 0);
  const doubts: Doubt[] = [];
  if (isMoved) doubts.push('near-lexicon');
  if (strange > 0 || known + elsewhere === 0) doubts.push('not-in-lexicon');
  if (chain.rivals.length > 0) doubts.push('ambiguous-place');
  if (isNotYet(chain, registered)) doubts.push('unit-not-then');
  return {
    value: repaired,
    doubts,
    fit: known + elsewhere === 0 ? 0.5 : Math.max(0.3, 1 - 0.25 * strange - 0.1 * elsewhere - 0.1 * moved),
    prior:
      Math.min(4, 1.5 * known) -
      strange +
      wordsLog(repaired, 'place') +
      (context.ink ? inkFor(repaired, value, context) : -2 * moved),
    alternatives: [...(isMoved ? [repaired] : []), ...rivalTexts(value, chain)],
    hints: hintsOf(chain),
  };
}

/** A unit that was made only after the entry was written: the date or the name is misread. Units that were no more are often named. */
function isNotYet({ units }: PlaceChain, registered: string | null): boolean {
  const at = registered === null ? null : fromIso(registered);
  return units.some(
    (named) =>
      named !== null &&
      named.unit.level === 'province' &&
      !wasThere({ from: named.unit.from, to: null }, at) &&
      !unitsAt(named.unit.name, registered).some(({ level }) => level === 'province'),
  );
}

/** The same text with the units above it that it leaves out, one for each place it can be. */
const rivalTexts = (text: string, { units, rivals }: PlaceChain): string[] =>
  rivals.length === 0
    ? []
    : [units, ...rivals.map((rival) => rival.units)].slice(0, 3).map((found) => {
        const top = found.findLast((unit) => unit !== null);
        return [text, ...(top?.unit.within ?? [])].join(', ');
      });

function hintsOf({ units, rivals }: PlaceChain): Hint[] {
  const smallest = units.find((named) => named !== null)?.unit;
  if (!smallest || rivals.length > 0 || smallest.today.length === 0 || smallest.today.length > 3) return [];
  return smallest.today.map((text) => ({ kind: 'unit-today', text }));
}

/**
 * Places. Units are looked for from the province down, each within the one above, so that a misread commune is found among
 * those of its district; the value takes it with a doubt, `written` keeps what was read. The lists only weigh: a hamlet, a
 * street or a commune of 1960 is rightly in none of them.
 */
export const place: FieldReader = { read, guess };
