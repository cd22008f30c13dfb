import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { RegisterForm } from '#schemas/form.ts';

/** A folder of scans and what is known of the book in it. */
export interface FoundBook {
  readonly manifest: BookManifest;
  readonly folder: string;
  /** File names in page order. */
  readonly files: readonly string[];
}

/** What lies beside scans without being one. */
const besideScans = /^(book\.json|.*\.(md|txt|xml|json|csv|tsv|svg|pdf)|licen[cs]e.*|thumbs\.db|\..*)$/i;

/**
 * The books below a path: a folder with `book.json`, a folder that a form claims as its collection, or a folder of such.
 * `manifestFile` (`--book`) stands for a missing `book.json`.
 * Throws `load.not-found`, `load.no-manifest`, `load.bad-manifest`, `load.no-pages`.
 */
export async function findBooks(
  path: string,
  forms: readonly RegisterForm[],
  manifestFile: string | null,
): Promise<FoundBook[]> {
  const folder = resolve(path);
  const facts = await stat(folder).catch((cause) => {
    throw new ExpectedError('load.not-found', { path }, { cause });
  });
  if (facts.isFile()) {
    const manifest = await manifestOf(dirname(folder), forms, manifestFile);
    if (!manifest) throw new ExpectedError('load.no-manifest', { path: dirname(folder) });
    return [{ manifest, folder: dirname(folder), files: [basename(folder)] }];
  }
  const manifest = await manifestOf(folder, forms, manifestFile);
  if (manifest) {
    const files = await scansIn(folder);
    if (files.length === 0) throw new ExpectedError('load.no-pages', { path });
    return [{ manifest, folder, files }];
  }
  const inside = (await readdir(folder, { withFileTypes: true })).filter((one) => one.isDirectory());
  const books: FoundBook[] = [];
  for (const { name } of inside.sort((a, b) => order.compare(a.name, b.name)))
    if (await manifestOf(join(folder, name), forms, null))
      books.push(...(await findBooks(join(folder, name), forms, null)));
  if (books.length === 0) throw new ExpectedError('load.no-manifest', { path });
  return books;
}

const order = new Intl.Collator('vi', { numeric: true });

async function scansIn(folder: string): Promise<string[]> {
  const inside = await readdir(folder, { withFileTypes: true });
  return inside
    .filter((one) => one.isFile() && !besideScans.test(one.name))
    .map((one) => one.name)
    .sort(order.compare);
}

async function manifestOf(
  folder: string,
  forms: readonly RegisterForm[],
  manifestFile: string | null,
): Promise<BookManifest | null> {
  const path = manifestFile ?? join(folder, 'book.json');
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) {
    if (manifestFile) throw new ExpectedError('load.not-found', { path: manifestFile });
    return collectionOf(basename(folder), forms);
  }
  try {
    return BookManifest.parse(JSON.parse(text));
  } catch (cause) {
    const issue =
      cause instanceof Error && 'issues' in cause
        ? (cause.issues as { path: unknown[]; message: string }[])[0]
        : null;
    const why = issue ? `${issue.path.join('.')}: ${issue.message}` : 'JSON';
    throw new ExpectedError('load.bad-manifest', { path, why }, { cause });
  }
}

/** A book of another archive's collection: what its form says is all that is known. */
function collectionOf(name: string, forms: readonly RegisterForm[]): BookManifest | null {
  const form = forms.find((one) => one.collections.includes(name));
  if (!form) return null;
  return BookManifest.parse({
    code: name,
    kind: form.kind,
    registerBody: { name: form.title, within: [] },
    year: form.usedFrom,
    bookNo: '1',
    formId: form.id,
  });
}
