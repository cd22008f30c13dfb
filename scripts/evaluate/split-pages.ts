import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Truth } from '#schemas/truth.ts';
import { projectRoot } from '#workers/project-root.ts';
import { cacheDir } from './cache-dir.ts';
import { hashOfFiles } from './hash-of-files.ts';

export type Split = Truth['split'];

/**
 * The folder of sample books whose fonts and wear belong to `split`: made by `make-samples` the first time, then kept as long
 * as the maker, the forms and the word lists stay the same.
 */
export function splitPages(split: Split, pages: number, seed: number): string {
  const made = hashOfFiles(
    ['scripts/make-samples.ts', 'scripts/samples', 'schemas/forms', 'schemas/truth.ts'],
    (file) => /\.(ts|json)$/.test(file),
  );
  const folder = join(cacheDir('pages'), `${split}-${pages}-${seed}-${made}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  const order = ['--split', split, '--pages', String(pages), '--seed', String(seed), '--out', unfinished];
  const script = join(projectRoot, 'scripts', 'make-samples.ts');
  execFileSync(process.execPath, ['--import', 'tsx', script, ...order], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  renameSync(unfinished, folder);
  return folder;
}

/** A page of a folder of sample books. */
export interface PageFile {
  readonly folder: string;
  readonly book: string;
  readonly truthFile: string;
}

/** All pages that have a truth beside them, or `limit` of them spread evenly. */
export function pagesIn(folder: string, limit = Number.POSITIVE_INFINITY): PageFile[] {
  const pages = readdirSync(folder)
    .sort()
    .filter((book) => existsSync(join(folder, book, 'truth')))
    .flatMap((book) =>
      readdirSync(join(folder, book, 'truth'))
        .sort()
        .map((truthFile) => ({ folder, book, truthFile })),
    );
  const every = Math.max(1, pages.length / limit);
  return pages.filter((_, i) => Math.floor(i / every) !== Math.floor((i - 1) / every));
}

export const truthOfPage = ({ folder, book, truthFile }: PageFile): Truth =>
  Truth.parse(JSON.parse(readFileSync(join(folder, book, 'truth', truthFile), 'utf8')));

/** Path of the scan. */
export const imageOf = (page: PageFile): string => join(page.folder, page.book, truthOfPage(page).file);
