import { fold, foldPlacement, foldSound } from '#schemas/fold.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { syllableRarity } from '../match/name-rarity.ts';
import { type AskedPlace, askedPlace, isUnitName, startsWithKind } from './asked-place.ts';

/** A word of a name as it was typed. */
export interface AskedWord {
  /** `foldSound`: what candidates are picked by. */
  readonly key: string;
  /** `foldPlacement`: with its marks, when any were typed. */
  readonly spelled: string;
}

/** One way to understand the letters typed: people's names, words in a row belonging to one or more people, and places. */
export interface Reading {
  /** Each group was set apart from the others by a comma or a word such as `mẹ`; within one, names may still follow each other. */
  readonly groups: readonly (readonly AskedWord[])[];
  readonly places: readonly AskedPlace[];
}

/** What a clerk typed, taken apart. */
export interface SearchQuery {
  /** The likeliest first; none when no letters are left beside numbers. */
  readonly readings: readonly Reading[];
  /** Marks were typed somewhere: whoever types them means them. */
  readonly hasMarks: boolean;
  /** Without noughts before it: `45`. */
  readonly entryNo: string | null;
  /** Without noughts before it: `1`. */
  readonly bookNo: string | null;
  /** Of `01/1987`. */
  readonly bookYear: number | null;
  /** ISO, possibly partial: `1990-05-12`, `1990-05`. */
  readonly date: string | null;
  readonly year: number | null;
  /** How many years off an entry may be: one typed among other words may be off by one, one chosen beside may not. */
  readonly yearSlack: 0 | 1;
  /** Number of an identity paper, closed up. */
  readonly paper: string | null;
  readonly kind: RecordKind | null;
}

const isYear = (digits: string | undefined): boolean => /^(1[89]|20)\d\d$/.test(digits ?? '');
const bare = (number: string | undefined): string | null =>
  number?.replace(/\s/g, '').replace(/^0+(?=\d)/, '') ?? null;

const kindWords: readonly (readonly [RegExp, RecordKind])[] = [
  [/(?<=\s)(?:khai sinh|gks)(?=\s)/u, 'birth'],
  [/(?<=\s)(?:khai tử|khai tu|chứng tử|chung tu)(?=\s)/u, 'death'],
  [/(?<=\s)(?:kết hôn|ket hon)(?=\s)/u, 'marriage'],
];
const kindOfCode = { ks: 'birth', kt: 'death', kh: 'marriage' } as const;

/**
 * "Nguyễn Văn An 1975", "an, mẹ Trần Thị Lan", "số 45 quyển 01/2016", "45/2016", "Q.01/1987 số 45", "KS.1987.01…015",
 * "Lan 12/5/1990", "An ở phường Bạch Mai", "001187012345". A number alone is an entry number; a year beside something
 * else narrows; what is left is names and places.
 */
export function searchQuery(q: string, filter: { kind?: RecordKind; year?: number } = {}): SearchQuery {
  let rest = ` ${q
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/"/g, ' ')} `;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found) rest = rest.replace(found[0], ' ; ');
    return found;
  };
  const file = take(
    /(?<=\s)(ks|kt|kh)\.(\d{4})\.(\d{1,3})(?:\.(\d{4}-\d\d-\d\d))?\.(\d{1,6})[a-z]?(?:\.\w{3,4})?(?=\s)/,
  );
  const paper = takePaper(take);
  const date = file?.[4]?.replace(/(?:-00)+$/, '') ?? takeDate(take);
  const number = takeNumber(take);
  let kind = filter.kind ?? (file ? kindOfCode[file[1] as keyof typeof kindOfCode] : null);
  for (const [words, said] of kindWords) if (take(words)) kind ??= said;
  rest = rest.replace(
    /(?<=\s)(?:sinh năm|sinh nam|năm sinh|nam sinh|sinh ngày|sinh ngay|năm|sn|sinh|ngày)(?=\s*(?:;|\d{4}))/gu,
    ' ; ',
  );
  const numbers = [...rest.matchAll(/(?<=[\s,;])\d{1,6}(?=[\s,;])/g)].map(([digits]) => digits);
  const letters = rest.replace(/\d+(?=[\s,;])/g, (digits) => (isUnitNumber(rest, digits) ? digits : ' ; '));
  const readings = readingsOf(letters);
  const hasMore =
    readings.length > 0 ||
    number.entryNo !== null ||
    number.bookNo !== null ||
    numbers.length > 1 ||
    date !== null;
  const years = numbers.filter((digits) => hasMore && isYear(digits));
  const plain = numbers.find((digits) => !years.includes(digits) && !isUnitNumber(rest, digits));
  const year = filter.year ?? (years[0] === undefined ? number.year : Number(years[0]));
  return {
    readings,
    hasMarks: fold(letters) !== foldPlacement(letters),
    entryNo: bare(file?.[5]) ?? number.entryNo ?? bare(plain),
    bookNo: bare(file?.[3]) ?? number.bookNo,
    bookYear: file ? Number(file[2]) : number.bookYear,
    date,
    year,
    yearSlack: filter.year === undefined ? 1 : 0,
    paper,
    kind,
  };
}

type Take = (pattern: RegExp) => RegExpExecArray | null;

/** Twelve digits of a personal ID, nine of an old card, or a passport; closed up or in threes. */
function takePaper(take: Take): string | null {
  take(
    /(?<=\s)(?:cccd|cmnd|cmt|cc|số định danh|so dinh danh|hộ chiếu|ho chieu)(?: số| so)?[\s:.]*(?=[a-z]?\d)/u,
  );
  const found =
    take(/(?<=[\s;])\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{3})?(?=[\s,;])/) ??
    take(/(?<=[\s;])[a-z]\d{7,8}(?=[\s,;])/);
  return found ? found[0].replace(/[ .]/g, '').toUpperCase() : null;
}

function takeDate(take: Take): string | null {
  const words =
    take(
      /(?<=\s)(?:ngày|ngay|mùng|mồng) ?(\d{1,2}) (?:tháng|thang) ?(\d{1,2}) (?:năm|nam) ?(\d{4})(?=[\s,;])/u,
    ) ?? take(/(?<=\s)()(?:tháng|thang) ?(\d{1,2})(?: (?:năm|nam) ?|[/ -])(\d{4})(?=[\s,;])/u);
  if (words) return isoDate(words[3], words[2], words[1]);
  const day = take(
    /(?<=\s)(0?[1-9]|[12]\d|3[01])(?:\/| ?- ?|\.)(0?[1-9]|1[0-2])(?:\/| ?- ?|\.)((?:1[89]|20)\d\d)(?=[\s,;])/,
  );
  if (day) return isoDate(day[3], day[2], day[1]);
  const iso = take(/(?<=\s)((?:1[89]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?=[\s,;])/);
  if (iso) return isoDate(iso[1], iso[2], iso[3]);
  const closed = take(/(?<=\s)(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])((?:1[89]|20)\d\d)(?=[\s,;])/);
  return closed ? isoDate(closed[3], closed[2], closed[1]) : null;
}

const isoDate = (year = '', month = '', day = ''): string =>
  [year, month.padStart(2, '0'), ...(day === '' ? [] : [day.padStart(2, '0')])].join('-');

interface NumberInBook {
  readonly entryNo: string | null;
  readonly bookNo: string | null;
  readonly bookYear: number | null;
  readonly year: number | null;
}

/** Entry and book in any usual spelling: `số 45 quyển 01/1987`, `45/1987`, `Q.01/1987 số 45`, `45/01/1987`, `1987/45`, `số 45 bis`. */
function takeNumber(take: Take): NumberInBook {
  const book = take(
    /(?<=[\s,;])(?:q|quyển|quyen)(?:\s?(?:số|so))?[\s.:]*(\d{1,3})(?:\s?[/-]\s?(\d{4}|\d{2}))?(?=[\s,;])/u,
  );
  const whole = take(/(?<=\s)(\d{1,6})\/(\d{1,3})\/(\d{4})(?=[\s,;])/);
  const entry =
    take(
      /(?<=[\s,;])s(?:ố|o)(?: đăng ký| dang ky)?[\s.:]*(\d{1,6}(?:\s?(?:bis|ter|quater)|[a-dđ])?)(?:\s?[/-]\s?(\d{4}))?(?=[\s,;])/u,
    ) ?? take(/(?<=[\s,;])(\d{1,6}(?:\s?(?:bis|ter|quater)|[a-dđ])?)\s?[/-]\s?((?:1[89]|20)\d\d)(?=[\s,;])/u);
  const turned = entry ? null : take(/(?<=[\s,;])((?:1[89]|20)\d\d)\s?\/\s?(\d{1,4})(?=[\s,;])/);
  const written = book?.[2] ?? whole?.[3];
  const bookYear = written === undefined ? null : Number(written.length === 2 ? `19${written}` : written);
  const year = entry?.[2] ?? turned?.[1];
  return {
    entryNo: bare(whole?.[1] ?? entry?.[1] ?? turned?.[2]),
    bookNo: bare(book?.[1] ?? whole?.[2]),
    bookYear,
    year: year === undefined ? null : Number(year),
  };
}

/** `phường 1`, `khu phố 3`: a unit's name, not an entry's number. */
const isUnitNumber = (text: string, digits: string): boolean =>
  digits.length <= 2 &&
  new RegExp(
    `(?<=[\\s,;])(?:phường|phuong|quận|quan|khu phố|khu pho|p\\.?|q\\.) ?${digits}(?=[\\s,;])`,
    'u',
  ).test(text);

/** Set a name or a place apart from what stands before. `con`, `bố` without marks only where they are no name. */
const apart =
  /[,;+&|()]|\s[-–]\s|(?<=\s)(?:họ tên|ho ten|tên là|tên|mẹ|me|má|cha|bố|ông|bà|vợ|chồng|chong|với|và|va|con của|con cua|con ông|con bà|cháu)[\s:]+(?=\p{L})/u;
const asPlace =
  /(?<=\s)(?:ở|tại|quê quán|que quan|quê|nơi sinh|noi sinh|sinh tại|đăng ký tại)[\s:]+(?=\p{L})/u;
/** Without marks these may be names, Tài and Quế: only before what is called so. */
const perhapsPlace = /(?<=\s)(?:o|tai|que)[\s:]+(?=(\p{L}[^,;]*))/gu;

function readingsOf(letters: string): Reading[] {
  const groups: AskedWord[][] = [];
  const places: AskedPlace[] = [];
  const marked = ` ${letters} `.replace(perhapsPlace, (word, after: string) =>
    startsWithKind(after) || isUnitName(after) ? 'ở ' : word,
  );
  for (const [at, part] of marked.split(asPlace).entries())
    for (const [nth, text] of part.split(apart).entries()) {
      if (fold(text) === '') continue;
      const isPlaceFor = at > 0 && nth === 0;
      const [name, place] = splitAtKind(text);
      if (isPlaceFor || (groups.length > 0 && name.trim() === '' && place === '' && isUnitName(text)))
        places.push(askedPlace(text));
      else {
        if (fold(name) !== '') groups.push(wordsOf(name));
        if (fold(place) !== '') places.push(askedPlace(place));
      }
    }
  if (groups.length === 0) return places.length === 0 ? [] : [{ groups, places }];
  return [{ groups, places }, ...withPlaceAtEnd(groups, places)];
}

const wordsOf = (text: string): AskedWord[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => fold(word) !== '')
    .map((word) => ({ key: foldSound(word), spelled: foldPlacement(word) }));

/** `An phường Bạch Mai` → the name and the place; `Nguyễn Thị Phương` is a name whole. */
function splitAtKind(text: string): [string, string] {
  for (const { index } of text.matchAll(/(?<=\s)\p{L}/gu)) {
    const tail = text.slice(index);
    if (startsWithKind(tail)) return [text.slice(0, index), tail];
  }
  return [text, ''];
}

/** Most words of a unit's name that are looked at. */
const longestUnit = 4;
/** A word that so many have as a surname, in bits, is no name by itself before a place: `nguyen / van an`. */
const isCommonSurname = (word: AskedWord | undefined): boolean =>
  word !== undefined && syllableRarity('surname', word.key) < 10;

/** `nguyen van an bach mai` may be a name and a place: the last words of the last group, where a unit is called so. */
function withPlaceAtEnd(groups: readonly (readonly AskedWord[])[], places: readonly AskedPlace[]): Reading[] {
  const last = groups.at(-1) ?? [];
  for (let count = Math.min(longestUnit, last.length); count >= 2; count--) {
    const name = last.slice(0, -count);
    if (name.length === 1 && isCommonSurname(name[0])) continue;
    const tail = last
      .slice(-count)
      .map(({ spelled }) => spelled)
      .join(' ');
    if (!isUnitName(tail)) continue;
    const before = groups.slice(0, -1);
    return [{ groups: name.length > 0 ? [...before, name] : before, places: [...places, askedPlace(tail)] }];
  }
  return [];
}
