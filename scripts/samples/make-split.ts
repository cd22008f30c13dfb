import type { Truth } from '#schemas/truth.ts';
import { coverOf, openBook } from './open-book.ts';
import { planSplit, type Combination } from './plan-split.ts';
import type { Random } from './random.ts';
import type { WritableForm } from './slots.ts';
import { writeBookOf } from './write-book-of.ts';
import { writingFonts } from './fonts.ts';

/**
 * Books of so many pictures in fonts and wear of one split, each in a folder of its own under `out`. Nothing of one split,
 * neither font nor seed, is in another; the same seed makes the same bytes. Calls `done` with each picture's name.
 */
export async function makeSplit(
  forms: readonly WritableForm[],
  split: Truth['split'],
  pages: number,
  out: string,
  seed: Random,
  done: (name: string) => void = () => {},
  inks?: readonly Truth['ink'][],
): Promise<void> {
  const random = seed.fork(`split ${split}`);
  const byBook = new Map<string, Combination[]>();
  for (const combination of planSplit(forms, split, pages, random.fork('plan'), inks)) {
    const key = `${combination.form.id} ${writingFonts[combination.font].ink}`;
    byBook.set(key, [...(byBook.get(key) ?? []), combination]);
  }
  for (const [key, combinations] of [...byBook].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = combinations;
    if (!first) continue;
    const ink = writingFonts[first.font].ink;
    const own = random.fork(key);
    const book = openBook(first.form, ink, coverOf(first.form, ink, split, own), own);
    await writeBookOf(book, combinations, out, own, done);
  }
}
