import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import { Truth } from '#schemas/truth.ts';
import type { OpenBook } from './open-book.ts';
import type { Combination } from './plan-split.ts';
import type { Random } from './random.ts';
import { scanSheets } from './scan-sheets.ts';
import { makeScanWear, shinesThrough } from './scan-wear.ts';

/** Writes and scans a book's pictures one after the other into its folder; calls `done` with each one's name. */
export async function writeBookOf(
  book: OpenBook,
  combinations: readonly Combination[],
  out: string,
  random: Random,
  done: (name: string) => void = () => {},
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
