import { createHash } from 'node:crypto';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import { Truth } from '#schemas/truth.ts';
import { projectRoot } from '#workers/project-root.ts';

/** One sample page with one entry on it, and what is really written there. */
export interface SamplePage {
  readonly book: BookManifest;
  readonly file: string;
  readonly sha256: string;
  readonly truth: Truth;
  readonly written: Truth['entries'][number]['fields'];
}

/** Copies the first pages of a sample book, without the truth, into a folder of books. */
export async function takeBook(code: string, pages: number, folder: string): Promise<SamplePage[]> {
  const from = join(projectRoot, 'samples', code);
  await mkdir(join(folder, code), { recursive: true });
  await cp(join(from, 'book.json'), join(folder, code, 'book.json'));
  const book = BookManifest.parse(JSON.parse(await readFile(join(from, 'book.json'), 'utf8')));
  const taken: SamplePage[] = [];
  for (let n = 1; n <= pages; n += 1) {
    const name = String(n).padStart(3, '0');
    const scan = await readFile(join(from, `${name}.jpg`));
    const truth = Truth.parse(JSON.parse(await readFile(join(from, 'truth', `${name}.json`), 'utf8')));
    const [entry] = truth.entries;
    if (!entry) throw new Error(`no entry on ${code} ${name}`);
    await cp(join(from, truth.file), join(folder, code, truth.file));
    const sha256 = createHash('sha256').update(scan).digest('hex');
    taken.push({ book, file: truth.file, sha256, truth, written: entry.fields });
  }
  return taken;
}

/** As somebody in a hurry types it: no tones, no marks, no đ. */
export const withoutTones = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
