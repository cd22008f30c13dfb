import { bareName } from '#pipeline/extract/units.ts';

/** How units of an address are named: `Phường Bạch Mai`, `P. Bạch Mai`, `Bạch Mai`. Books have all three. */
export type UnitStyle = 'full' | 'short' | 'bare';

const short: readonly (readonly [RegExp, string, string])[] = [
  [/^t\.?\s?p[.\s]\s*/iu, 'Thành phố', 'TP.'],
  [/^t\.?\s?x[.\s]\s*/iu, 'Thị xã', 'TX.'],
  [/^t\.?\s?t[.\s]\s*/iu, 'Thị trấn', 'TT.'],
  [/^p\s*\.\s*/iu, 'Phường', 'P.'],
  [/^x\s*\.\s*/iu, 'Xã', 'X.'],
  [/^q\s*\.\s*/iu, 'Quận', 'Q.'],
  [/^h\s*\.\s*/iu, 'Huyện', 'H.'],
  [/^t\s*\.\s*/iu, 'Tỉnh', 'T.'],
];

const kinds = /^(?:thành phố|thị xã|thị trấn|thủ đô|đặc khu|phường|quận|huyện|tỉnh|xã)(?=\s|$)/iu;
const kindsPlain = /^(?:thanh pho|thi xa|thi tran|thu do|dac khu|phuong|quan|huyen|tinh|xa)(?=\s|$)/iu;

/** True of a folded text that is the kind of a unit and no name yet. */
export const isKind = (folded: string): boolean => kindsPlain.exec(folded)?.[0] === folded;

/** How whoever types a unit names it, and the same with its kind written out. */
export function styleOf(typed: string): { style: UnitStyle; inFull: string } {
  const text = typed.trimStart();
  for (const [begins, kind] of short)
    if (begins.test(text)) return { style: 'short', inFull: text.replace(begins, `${kind} `) };
  const isFull = kinds.test(text.normalize('NFC')) || kindsPlain.test(text);
  return { style: isFull ? 'full' : 'bare', inFull: text };
}

/** A unit and those above it, as a book writes them; `isSmall`: kinds in small letters. */
export const unitsInStyle = (names: readonly string[], style: UnitStyle, isSmall: boolean): string =>
  names.map((name) => named(name, style, isSmall)).join(', ');

function named(unit: string, style: UnitStyle, isSmall: boolean): string {
  const bare = bareName(unit);
  if (style === 'bare' || bare === unit) return bare;
  const kind = unit.slice(0, unit.length - bare.length).trim();
  if (style === 'full') return `${isSmall ? kind.toLowerCase() : kind} ${bare}`;
  const form = short.find(([, full]) => full === kind)?.[2] ?? kind;
  return `${form} ${bare}`;
}
