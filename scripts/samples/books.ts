import type { BookManifest } from '#schemas/book.ts';
import type { Condition, Oddity, Truth } from '#schemas/truth.ts';
import type { WritingFont } from './fonts.ts';

/** A synthetic book to be made: who keeps it, who writes in it, how it has worn. */
export interface BookPlan {
  readonly manifest: BookManifest;
  readonly formId: string;
  readonly ink: Truth['ink'];
  /** Written by turns, a page each. */
  readonly fonts: readonly WritingFont[];
  /** By turns too; lengths without a common factor, so that no hand always meets the same wear. */
  readonly conditions: readonly Condition[];
  readonly dpi: number;
  /** Share of all pages. */
  readonly weight: number;
  readonly firstEntry: number;
  /** Oddities by the page's index in the book. */
  readonly odd: Readonly<Record<number, readonly Oddity[]>>;
}

const hands = [
  'patrick-hand',
  'itim',
  'mali',
  'dancing-script',
  'pangolin',
  'shantell-sans',
  'sedgwick-ave',
  'charm',
  'sriracha',
  'playpen-sans',
] as const;
const worn = [
  'archive',
  'yellowed',
  'skewed',
  'stained',
  'bleed-through',
  'uneven-light',
  'faint',
  'noisy',
  'blurred',
  'stamped',
  'clean',
] as const;

const kinds = {
  KS: { kind: 'birth', formId: 'birth-2015-tt15' },
  KT: { kind: 'death', formId: 'death-2015-tt15' },
  KH: { kind: 'marriage', formId: 'marriage-2015-tt15' },
} as const;

function manifest(type: keyof typeof kinds, ward: string, year: number, no: string): BookManifest {
  return {
    code: `${type}.${year}.${no}`,
    kind: kinds[type].kind,
    registerBody: {
      name: `Ủy ban nhân dân phường ${ward}`,
      within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
    },
    year,
    bookNo: `${no}/${year}`,
    formId: kinds[type].formId,
    synthetic: true,
  };
}

const turned = <T>(list: readonly T[], by: number): readonly T[] => [...list.slice(by), ...list.slice(0, by)];

function plan(
  type: keyof typeof kinds,
  ward: string,
  year: number,
  no: string,
  rest: Omit<BookPlan, 'manifest' | 'formId'>,
): BookPlan {
  return { manifest: manifest(type, ward, year, no), formId: kinds[type].formId, ...rest };
}

export const books: readonly BookPlan[] = [
  plan('KS', 'Thanh Nhàn', 2016, '01', {
    ink: 'hand',
    fonts: hands,
    conditions: worn,
    dpi: 200,
    weight: 11,
    firstEntry: 14,
    odd: { 3: ['late-registration'], 6: ['number-gap'] },
  }),
  plan('KS', 'Bạch Mai', 2017, '01', {
    ink: 'typed',
    fonts: ['cousine'],
    conditions: turned(worn, 2),
    dpi: 200,
    weight: 7,
    firstEntry: 41,
    odd: { 2: ['no-father'] },
  }),
  plan('KS', 'Đồng Tâm', 2018, '02', {
    ink: 'print',
    fonts: ['tinos'],
    conditions: turned(worn, 5),
    dpi: 200,
    weight: 7,
    firstEntry: 118,
    odd: { 1: ['digits-and-words-differ'] },
  }),
  plan('KS', 'Vĩnh Tuy', 2019, '01', {
    ink: 'print',
    fonts: ['tinos'],
    conditions: ['clean'],
    dpi: 250,
    weight: 6,
    firstEntry: 1,
    odd: { 4: ['late-registration'] },
  }),
  plan('KS', 'Lê Đại Hành', 2020, '01', {
    ink: 'hand',
    fonts: turned(hands, 3),
    conditions: ['clean'],
    dpi: 200,
    weight: 8,
    firstEntry: 22,
    odd: {},
  }),
  plan('KT', 'Trương Định', 2016, '01', {
    ink: 'hand',
    fonts: turned(hands, 6),
    conditions: turned(worn, 4),
    dpi: 200,
    weight: 10,
    firstEntry: 7,
    odd: { 5: ['late-registration'] },
  }),
  plan('KT', 'Minh Khai', 2018, '01', {
    ink: 'typed',
    fonts: ['cousine'],
    conditions: ['clean', 'yellowed', 'stamped', 'noisy'],
    dpi: 200,
    weight: 6,
    firstEntry: 63,
    odd: {},
  }),
  plan('KH', 'Quỳnh Mai', 2017, '01', {
    ink: 'hand',
    fonts: turned(hands, 1),
    conditions: turned(worn, 7),
    dpi: 200,
    weight: 10,
    firstEntry: 30,
    odd: {},
  }),
  plan('KH', 'Phố Huế', 2019, '01', {
    ink: 'print',
    fonts: ['tinos'],
    conditions: ['clean', 'bleed-through', 'skewed'],
    dpi: 300,
    weight: 3,
    firstEntry: 9,
    odd: {},
  }),
];
