import type { RegisterBody } from '#schemas/book.ts';
import { fold } from '#schemas/fold.ts';
import register from '#pipeline/lexicon/register-words.json' with { type: 'json' };
import { fromIso } from '#pipeline/extract/partial-date.ts';
import { bareName, type Unit, unitKey, unitsEver, wasThere } from '#pipeline/extract/units.ts';
import type { Candidate } from './candidate.ts';
import { bestOf, type FoldedIndex, foldedIndex, leastAgainst, type Meant } from './folded-index.ts';
import { isKind, styleOf, unitsInStyle } from './unit-style.ts';

/** What an address is written in. */
export interface PlaceContext {
  /** ISO partial date. */
  readonly writtenOn: string;
  readonly registerBody: RegisterBody;
  /** Whether the book writes `phường`, or `Phường`; null: not known. */
  readonly kindsAreSmall: boolean | null;
}

interface Listed {
  readonly unit: Unit;
  /** Its own name, folded, as this spelling of it has it: with its kind or without. */
  readonly own: string;
}

let made: { all: FoldedIndex<Listed>; provinces: FoldedIndex<Listed> } | null = null;
/** Two letters begin thousands of communes, a few provinces. */
const unitsBegun = (letters: number): FoldedIndex<Listed> => {
  made ??= {
    all: indexOfUnits(unitsEver()),
    provinces: indexOfUnits(unitsEver().filter(({ level }) => level === 'province')),
  };
  return letters < 3 ? made.provinces : made.all;
};
/** Makes the list of places, some 14,000 units of all times, if it is not made yet. */
export const warmPlaces = (): void => void unitsBegun(0);

const indexOfUnits = (units: readonly Unit[]) =>
  foldedIndex(units.flatMap((unit) => [spelled(unit, (name) => name), spelled(unit, bareName)]));
function spelled(unit: Unit, spell: (name: string) => string) {
  const own = fold(spell(unit.name));
  const text = [unit.name, ...unit.within].map(spell).join(', ');
  return { text, item: { unit, own }, wordsFrom: own.split(' ').length };
}

let streets: FoldedIndex<string> | null = null;
let houses: FoldedIndex<string> | null = null;
const indexOf = (texts: readonly string[]) => foldedIndex(texts.map((text) => ({ text, item: text })));

/** What an address ends with after its last comma is completed; what stands before stays as it was typed. */
export function splitAddress(typed: string): { head: string; part: string } {
  const [, head = '', part = ''] = /^(.*[,;]\s*|)([^,;]*)$/su.exec(typed) ?? [];
  return { head, part };
}

/** Administrative units of the time with those above them, streets after a number or their kind, hospitals. */
export function suggestPlaces(typed: string, context: PlaceContext): Candidate[] {
  const { head, part } = splitAddress(typed);
  return [...suggestUnits(head, part, context), ...suggestHouses(head, part), ...suggestStreets(head, part)];
}

/** More are not compared by their texts: different units may have one text. */
const mostUnits = 24;

function suggestUnits(head: string, part: string, context: PlaceContext): Candidate[] {
  const { style, inFull } = styleOf(part);
  const typed = fold(inFull);
  // a kind alone begins thousands
  if (isKind(typed)) return [];
  const likely = likelihoodOf(typed, context);
  const isSmall = context.kindsAreSmall ?? head !== '';
  const found = leastAgainst(unitsBegun(typed.length).find(inFull)).map((meant) => ({
    ...meant,
    likely: likely(meant),
  }));
  return bestOf(found, (a, b) => b.likely - a.likely, mostUnits).map(({ item: { unit }, ...meant }) => ({
    text: head + unitsInStyle([unit.name, ...unit.within], style, isSmall),
    from: 'places',
    against: meant.against,
    likely: meant.likely,
  }));
}

const ofLevel = { province: 0.3, district: 0.15, commune: 0 } as const;

/** Begun at its beginning, typed to its end, in the area of the book, there at the time. */
function likelihoodOf(typed: string, { registerBody, writtenOn }: PlaceContext) {
  const written = fromIso(writtenOn);
  const keys = new Set([registerBody.name, ...registerBody.within].map(unitKey));
  const isInArea = remembered((name: string) => keys.has(unitKey(name)));
  const wasThen = remembered((span: string) => {
    const [from = '', to = ''] = span.split(' ');
    return wasThere({ from: from || null, to: to || null }, written);
  });
  return ({ item: { unit, own }, from }: Meant<Listed>): number =>
    (from === 0 ? 2 : 0) +
    (own === typed ? 1.2 : 0) +
    (isInArea(unit.within.at(-1) ?? unit.name) ? 0.9 : 0) +
    (unit.within.length > 1 && isInArea(unit.within[0] ?? '') ? 0.6 : 0) +
    (wasThen(`${unit.from ?? ''} ${unit.to ?? ''}`) ? 0.7 : 0) +
    ofLevel[unit.level];
}

function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    known.set(text, made);
    return made;
  };
}
function suggestHouses(head: string, part: string): Candidate[] {
  houses ??= indexOf([
    ...register.houses,
    ...register.phrases.filter((text) => /^(?:tại|ở|nhà)(?:\s|$)/u.test(text)),
  ]);
  return houses.find(part).map(({ item, from, against }) => ({
    text: head + (head === '' ? item.charAt(0).toUpperCase() + item.slice(1) : item),
    from: 'words',
    against,
    likely: from === 0 ? 2 : 0.5,
  }));
}

/** After `số 12`, `phố`, `ngõ 5`. */
const afterNumber = /^(.*(?:\d\p{L}?|(?<!\p{L})(?:phố|đường|ngõ|ngách|pho|duong|ngo|ngach))\s+)(\p{L}.*)$/isu;

function suggestStreets(head: string, part: string): Candidate[] {
  const [, before, name] = afterNumber.exec(part) ?? [];
  if (before === undefined || name === undefined) return [];
  streets ??= indexOf(register.streets);
  return streets.find(name).map(({ item, from, against }) => ({
    text: head + before + item,
    from: 'words',
    against,
    likely: from === 0 ? 2.5 : 0.5,
  }));
}
