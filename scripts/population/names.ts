import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Sex } from '../samples/people.ts';
import type { Random } from '../samples/random.ts';
import { alikeGivens } from './alike-givens.ts';
import { type Urn, urn } from './urn.ts';

const Counts = z.array(z.tuple([z.string(), z.number().positive()]));
const BySex = z.object({ male: Counts, female: Counts });
const counted = z
  .object({ surnames: Counts, middle: BySex, given: BySex })
  .parse(JSON.parse(readFileSync(new URL('../samples/data/names.json', import.meta.url), 'utf8')));

/** What the counts, which are of students of the 2010s, lack of older people; written for this project from general knowledge. */
const usual: Readonly<Record<Sex, Readonly<Record<'elders' | 'parents', string>>>> = {
  male: {
    elders:
      'Tý Sửu Thìn Tỵ Ngọ Mùi Thân Dậu Tuất Hợi Cả Hai Ba Tư Năm Sáu Bảy Tám Chín Út Lợi Phúc Lộc Thọ Khang Ninh Cần Kiệm Liêm Chính Hòe Quế Khoát Đễ Hiếu Trung Tín Nghĩa Bính Đinh Giáp Canh',
    parents:
      'Hùng Dũng Tuấn Sơn Hải Minh Thắng Cường Long Bình Thành Hà Tiến Quang Trung Hưng Nam Việt Hòa Chiến Lâm Hồng Thanh Tùng Đức Khánh Vinh Phúc Toàn Kiên Quân Hiệp Đạt Nghĩa Thịnh',
  },
  female: {
    elders:
      'Tý Sửu Thìn Tỵ Mùi Dậu Tuất Hợi Hai Ba Tư Năm Sáu Bảy Út Gái Nhớn Bé Cúc Trúc Mai Đào Mận Nhài Nhàn Nhã Nết Na Thơm Tho Tẹo Chắt Hợp Hòa Thuận Vui Lành Hiền Chanh Bưởi Sen Lan',
    parents:
      'Lan Hương Hoa Hà Thủy Hồng Nga Hằng Hạnh Liên Loan Mai Oanh Bình Tâm Thanh Yến Minh Phương Dung Thu Hiền Nguyệt Tuyết Vân Thúy Bích Hòa Lý Ngân Nhung Xuân Cúc Đào Phượng Quý Thơm Hải',
  },
};

const sexes = ['male', 'female'] as const;
const eras = [
  { until: 1945, listed: 0.25, elders: 0.55 },
  { until: 1975, listed: 0.4, elders: 0.12 },
  { until: 1990, listed: 0.55, elders: 0.02 },
  { until: 2000, listed: 0.85, elders: 0 },
  { until: 2100, listed: 1, elders: 0 },
] as const;

const share = (counts: readonly (readonly [string, number])[], of: number): [string, number][] => {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return all === 0 ? [] : counts.map(([name, count]) => [name, (count / all) * of]);
};
/** Names in the order of how usual they are: the k-th as often as 1/(k+4). */
const ranked = (names: string): [string, number][] =>
  names.split(' ').map((name, k) => [name.normalize('NFC'), 1 / (k + 4)]);

const surnames = urn(counted.surnames);
const givens = eras.map(({ until, listed, elders }) => ({
  until,
  of: Object.fromEntries(
    sexes.map((sex) => [
      sex,
      urn([
        ...share(counted.given[sex], listed),
        ...share(ranked(usual[sex].elders), elders),
        ...share(ranked(usual[sex].parents), 1 - listed - elders),
      ]),
    ]),
  ) as Record<Sex, Urn<string>>,
}));
const middles = Object.fromEntries(
  sexes.map((sex) => [sex, urn(counted.middle[sex].filter(([name]) => name !== 'Thị' && name !== 'Văn'))]),
) as Record<Sex, Urn<string>>;

/** A name in its parts; the middle may be empty or of two syllables. NFC. */
export interface Name {
  readonly surname: string;
  readonly middle: string;
  readonly given: string;
}
export const inFull = ({ surname, middle, given }: Name): string =>
  middle === '' ? `${surname} ${given}` : `${surname} ${middle} ${given}`;

export const drawSurname = (random: Random): string => surnames.draw(random);

const givenOf = (random: Random, sex: Sex, year: number): string => {
  const era = givens.find(({ until }) => year <= until) ?? givens.at(-1);
  return era?.of[sex].draw(random) ?? '';
};

/** Share of people whose middle name is, or begins with, Văn or Thị, by year of birth. */
const traditional = (sex: Sex, year: number): number => {
  const [old, now] = sex === 'male' ? [0.5, 0.05] : [0.9, 0.12];
  const young = Math.min(1, Math.max(0, (year - 1965) / 45));
  return old + (now - old) * young;
};

function drawMiddle(random: Random, sex: Sex, year: number): string {
  const word = sex === 'male' ? 'Văn' : 'Thị';
  if (random.chance(traditional(sex, year)))
    return random.chance(sex === 'male' ? 0.04 : 0.3) ? `${word} ${middles[sex].draw(random)}` : word;
  if (random.chance(0.03)) return '';
  const one = middles[sex].draw(random);
  if (year < 1995 || !random.chance(0.15)) return one;
  const other = middles[sex].draw(random);
  return other === one ? one : `${one} ${other}`;
}

/** Somebody of whose family nothing is known. */
export const drawName = (random: Random, sex: Sex, year: number): Name =>
  nameOfChild(random, { sex, year, surname: drawSurname(random), habits: noHabits, taken: new Set() });

/** How a family names its children: middle names that brothers or sisters share, a first letter all given names have. */
export interface Habits {
  readonly middle: Readonly<Record<Sex, string | null>>;
  readonly letter: string | null;
  /** Given names that sound like the last child's: Hùng, Hưng. */
  readonly likesAlike: boolean;
}
const noHabits: Habits = { middle: { male: null, female: null }, letter: null, likesAlike: false };

export function drawHabits(random: Random, year: number): Habits {
  const habit = (sex: Sex) => (random.chance(0.55) ? drawMiddle(random, sex, year) : null);
  return {
    middle: { male: habit('male'), female: habit('female') },
    letter: random.chance(0.12) ? givenOf(random, 'male', year).charAt(0) : null,
    likesAlike: random.chance(0.15),
  };
}

interface ChildToName {
  readonly sex: Sex;
  readonly year: number;
  readonly surname: string;
  readonly habits: Habits;
  /** Given names of brothers, sisters, parents and parents' parents, as far as they are known: never given again. */
  readonly taken: ReadonlySet<string>;
  /** Given name of the child before, for families that like names alike. */
  readonly before?: string;
}

export function nameOfChild(random: Random, child: ChildToName): Name {
  const { sex, year, surname, habits, taken } = child;
  const middle = habits.middle[sex] ?? drawMiddle(random, sex, year);
  const alike = child.before !== undefined && habits.likesAlike ? alikeGivens(child.before) : [];
  const free = alike.filter((name) => !taken.has(name));
  let given = free.length > 0 && random.chance(0.7) ? random.pick(free) : '';
  for (let tries = 0; given === '' || (taken.has(given) && tries < 40); tries += 1) {
    given = givenOf(random, sex, year);
    const isOther = habits.letter !== null && !given.startsWith(habits.letter);
    if ((isOther && tries < 12) || middle.split(' ').includes(given)) given = '';
  }
  return { surname, middle, given };
}
