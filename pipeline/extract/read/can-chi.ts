import { fold } from '#schemas/fold.ts';

const stems = ['Giáp', 'Ất', 'Bính', 'Đinh', 'Mậu', 'Kỷ', 'Canh', 'Tân', 'Nhâm', 'Quý'];
const branches = ['Tý', 'Sửu', 'Dần', 'Mão', 'Thìn', 'Tỵ', 'Ngọ', 'Mùi', 'Thân', 'Dậu', 'Tuất', 'Hợi'];

/** The year's name in the cycle of sixty: 1984 `Giáp Tý`. The lunar year begins a month or two after the solar one. */
export const canChiOf = (year: number): string =>
  `${stems[(((year - 4) % 10) + 10) % 10]} ${branches[(((year - 4) % 12) + 12) % 12]}`;

/**
 * Names by their letters without marks: Tý and Tỵ meet there, and are told apart by the stem, since even stems go with even
 * branches only (Giáp Tý, Ất Tỵ). Kỷ Tỵ and Kỷ Tý need no telling: the second is none.
 */
const byName = new Map<string, number>();
for (let year = 1984; year < 2044; year++) byName.set(fold(canChiOf(year)), year);
for (const [other, usual] of [
  ['mẹo', 'mão'],
  ['vị', 'mùi'],
  ['tí', 'tý'],
  ['tị', 'tỵ'],
  ['quí', 'quý'],
  ['kỉ', 'kỷ'],
] as const)
  for (const [name, year] of [...byName])
    if (name.split(' ').includes(fold(usual))) byName.set(name.replace(fold(usual), fold(other)), year);

const named =
  /(?<![\p{L}\p{M}])((?:giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí]) (?:t[ýíỵịy]|sửu|dần|mão|mẹo|thìn|ng[ọo]|mùi|vị|thân|dậu|tuất|hợi))(?![\p{L}\p{M}])/iu;

/** The oldest person whom a book can name is about that old. */
const oldest = 110;

/**
 * Years that a year's name in a text can mean, latest first, none after `latestYear` and none more than a long life before;
 * without it, all of 1840–2043. Null when no such name stands there.
 */
export function canChiYears(
  text: string,
  latestYear: number | null,
): { readonly name: string; readonly years: readonly number[] } | null {
  const name = named.exec(text.normalize('NFC'))?.[1];
  const base = name === undefined ? undefined : byName.get(fold(name));
  if (name === undefined || base === undefined) return null;
  const [from, to] = latestYear === null ? [1840, 2043] : [latestYear - oldest, latestYear];
  const years = [base, base - 60, base - 120, base - 180].filter((year) => year >= from && year <= to);
  return { name, years };
}
