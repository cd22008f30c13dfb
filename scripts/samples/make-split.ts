import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import { Truth } from '#schemas/truth.ts';
import { openBook, type OpenBook } from './open-book.ts';
import { planSplit, type Combination } from './plan-split.ts';
import type { Random } from './random.ts';
import { scanSheets } from './scan-sheets.ts';
import { makeScanWear, shinesThrough } from './scan-wear.ts';
import type { WritableForm } from './slots.ts';
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
): Promise<void> {
  const random = seed.fork(`split ${split}`);
  const byBook = new Map<string, Combination[]>();
  for (const combination of planSplit(forms, split, pages, random.fork('plan'))) {
    const key = `${combination.form.id} ${writingFonts[combination.font].ink}`;
    byBook.set(key, [...(byBook.get(key) ?? []), combination]);
  }
  for (const [key, combinations] of [...byBook].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = combinations;
    if (!first) continue;
    const ink = writingFonts[first.font].ink;
    await makeBookOf(
      openBook(first.form, ink, split, random.fork(key)),
      combinations,
      out,
      random.fork(key),
      done,
    );
  }
}

async function makeBookOf(
  book: OpenBook,
  combinations: readonly Combination[],
  out: string,
  random: Random,
  done: (name: string) => void,
): Promise<void> {
  const folder = join(out, book.manifest.code);
  await mkdir(join(folder, 'truth'), { recursive: true });
  await writeFile(join(folder, 'book.json'), json(BookManifest.parse(book.manifest)));
  for (const [index, { form, font, condition }] of combinations.entries()) {
    const own = random.fork(`picture ${index}`);
    const name = String(index + 1).padStart(3, '0');
    const wear = makeScanWear(condition, own.fork('wear'));
    const isPair = form.layout === 'labels' && condition === 'spread';
    const sheets = Array.from({ length: isPair ? 2 : 1 }, () => book.nextSheet(font, own.fork('sheet')));
    const behind = shinesThrough(wear) ? book.sheetBehind(font, own.fork('behind')) : '';
    const { jpeg, truth } = await scanSheets(`${name}.jpg`, form, sheets, behind, wear, own);
    await writeFile(join(folder, `${name}.jpg`), jpeg);
    await writeFile(join(folder, 'truth', `${name}.json`), json(Truth.parse(truth)));
    done(`${book.manifest.code}/${name}`);
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
