import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';

const samples = 'samples';

/** The first scan of a sample book of the form, a clean one before a worn one; null when there is none. */
export function samplePageOf(formId: string): string | null {
  const books = existsSync(samples) ? readdirSync(samples).sort() : [];
  const pages = books.flatMap((book) => {
    const manifest = join(samples, book, 'book.json');
    if (!existsSync(manifest)) return [];
    if (BookManifest.parse(JSON.parse(readFileSync(manifest, 'utf8'))).formId !== formId) return [];
    return readdirSync(join(samples, book))
      .filter((name) => /\.(jpe?g|png|tiff?|webp)$/i.test(name))
      .sort()
      .map((name) => join(samples, book, name));
  });
  return pages[0] ?? null;
}
