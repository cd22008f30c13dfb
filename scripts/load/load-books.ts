import { join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import type { RegisterForm } from '#schemas/form.ts';
import type { Wording } from '#schemas/wording/vi.ts';
import { fill } from '#schemas/wording/say.ts';
import { graph } from '#pipeline/graph.ts';
import { bookIdOf } from '#pipeline/ids.ts';
import type { BlobStore } from '#store/blobs.ts';
import { type Store, storeError } from '#store/open.ts';
import { bookLoaded, keepBook } from '#store/pages.ts';
import { settleBook } from '#workers/run-step.ts';
import { type FoundBook, findBooks } from './find-books.ts';
import { keepClosings } from './keep-closings.ts';
import { loadPage } from './load-page.ts';

export interface LoadReport {
  readonly books: number;
  readonly pages: number;
  readonly isNew: number;
  readonly known: number;
  /** Years of books loaded before whose closing a book.json tells only now. */
  readonly closings: number;
  /** Files not taken, and why; the load goes on without them. */
  readonly refused: { path: string; code: string; details: Readonly<Record<string, string | number>> }[];
  /** The same scan twice: in this book under another name, or in another book. */
  readonly twins: { path: string; sameAs: string }[];
}

export interface LoadPorts {
  readonly store: Store;
  readonly blobs: BlobStore;
  readonly forms: readonly RegisterForm[];
  readonly wording: Wording;
  /** Called before the first file of a book (done 0) and after each. */
  progress(book: string, done: number, of: number): void;
}

/**
 * Loads the books below each path. A file that cannot be taken stops only itself; repeating the load takes up what is
 * missing and changes nothing else. Throws what concerns a whole book or the store.
 */
export async function loadBooks(
  ports: LoadPorts,
  paths: readonly string[],
  manifestFile: string | null,
): Promise<LoadReport> {
  const found: FoundBook[] = [];
  for (const path of paths) found.push(...(await findBooks(path, ports.forms, manifestFile)));
  const report = {
    books: found.length,
    pages: 0,
    isNew: 0,
    known: 0,
    closings: 0,
    refused: [],
    twins: [],
  } as Counted;
  for (const book of found) await loadBook(ports, book, report);
  return report;
}

type Counted = { -readonly [Key in keyof LoadReport]: LoadReport[Key] };

async function loadBook(
  ports: LoadPorts,
  { manifest, folder, files }: FoundBook,
  report: Counted,
): Promise<void> {
  const { store, blobs, wording } = ports;
  if (manifest.formId && !ports.forms.some((form) => form.id === manifest.formId))
    throw new ExpectedError('form.not-found', { form: manifest.formId, path: folder });
  const { kind, registerBody, year, bookNo, code } = manifest;
  const bookId = bookIdOf(registerBody.name, ...registerBody.within, kind, year, bookNo, code);
  const register = wording.kinds[kind].toLocaleLowerCase('vi');
  const title = fill(wording, wording.cli.bookTitle, { register, year, bookNo, body: registerBody.name });
  await keepBook(store.db, bookId, manifest, title);
  report.closings += await keepClosings(store.db, bookId, manifest);
  ports.progress(code, 0, files.length);
  for (const [ordinal, fileName] of files.entries()) {
    const path = join(folder, fileName);
    try {
      const loaded = await loadPage(
        { store, blobs },
        { path, fileName, ordinal, bookId, kind, formId: manifest.formId },
      );
      report.pages += 1;
      if (loaded.as === 'new') report.isNew += 1;
      else report.known += 1;
      if (loaded.as === 'twin') report.twins.push({ path, sameAs: loaded.file });
      if (loaded.as === 'new' && loaded.elsewhere)
        report.twins.push({ path, sameAs: `${loaded.elsewhere.book}/${loaded.elsewhere.file}` });
    } catch (thrown) {
      const error = storeError(thrown);
      if (!(error instanceof ExpectedError) || !error.code.startsWith('image.')) throw error;
      report.refused.push({ path, code: error.code, details: error.details });
    }
    ports.progress(code, ordinal + 1, files.length);
  }
  await bookLoaded(store.db, bookId);
  await settleBook(store, graph, bookId);
}
