import type { Truth } from '#schemas/truth.ts';
import type { Condition } from '#schemas/truth.ts';
import { writingFonts, type WritingFont } from './fonts.ts';
import { cover, openBook } from './open-book.ts';
import type { Random } from './random.ts';
import type { WritableForm } from './slots.ts';
import { writeBookOf } from './write-book-of.ts';

/** A small book that shows an era: code, form, and what each picture is written and scanned with. */
export interface EraBook {
  readonly code: string;
  readonly formId: string;
  readonly pictures: readonly (readonly [WritingFont, Condition])[];
}

/** All pictures of a book are in one ink. Years are in the codes. */
export const eraBooks: readonly EraBook[] = [
  {
    code: 'KS.2021.01',
    formId: 'birth-2020-tt04',
    pictures: [
      ['playwrite-vn', 'clean'],
      ['dancing-script', 'curled'],
    ],
  },
  { code: 'KT.2022.01', formId: 'death-2020-tt04', pictures: [['lora', 'compressed']] },
  { code: 'KH.2021.02', formId: 'marriage-2020-tt04', pictures: [['playwrite-mx', 'photo']] },
  {
    code: 'KS.2009.01',
    formId: 'birth-2010-tt08a',
    pictures: [
      ['oooh-baby', 'clean'],
      ['playpen-sans', 'foxed'],
    ],
  },
  { code: 'KT.2011.01', formId: 'death-2010-tt08a', pictures: [['noto-sans-mono', 'low-resolution']] },
  { code: 'KH.2010.01', formId: 'marriage-2010-tt08a', pictures: [['mynerve', 'spread']] },
  {
    code: 'KS.2001.01',
    formId: 'birth-1999-nd83',
    pictures: [
      ['allura', 'yellowed'],
      ['grape-nuts', 'stained'],
    ],
  },
  { code: 'KT.2003.01', formId: 'death-1999-nd83', pictures: [['patrick-hand', 'archive']] },
  { code: 'KH.2002.01', formId: 'marriage-1999-nd83', pictures: [['cousine', 'curled']] },
  { code: 'KS.1962.01', formId: 'birth-1956-764ttg', pictures: [['hurricane', 'yellowed']] },
  { code: 'KT.1964.01', formId: 'death-1956-764ttg', pictures: [['sedgwick-ave', 'foxed']] },
  { code: 'KH.1959.01', formId: 'marriage-1956-764ttg', pictures: [['playwrite-us-trad', 'curled']] },
];

/** Makes one of them. */
export async function makeEraBook(
  { code, pictures }: EraBook,
  form: WritableForm,
  out: string,
  seed: Random,
): Promise<void> {
  const random = seed.fork(code);
  const [, year = '', no = ''] = code.split('.');
  const [first] = pictures;
  if (!first) throw new Error(`${code} has no pictures`);
  const ink: Truth['ink'] = writingFonts[first[0]].ink;
  const book = openBook(form, ink, cover(form, code, Number(year), no, random), random);
  const combinations = pictures.map(([font, condition]) => ({ form, font, condition }));
  await writeBookOf(book, combinations, out, random);
}
