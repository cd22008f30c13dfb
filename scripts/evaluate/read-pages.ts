import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Truth } from '#schemas/truth.ts';
import { inLanes } from './in-lanes.ts';
import type { PageRead } from './read-page.ts';
import { openReadingPool } from './reading-pool.ts';
import { type PageFile, truthOfPage } from './split-pages.ts';

export interface SamplePageRead {
  readonly page: PageFile;
  /** Path of the scan. */
  readonly image: string;
  readonly truth: Truth;
  readonly read: PageRead;
}

/** Reads pages up to `recognize-entry`. Pages read before by the same code and models are not read again. */
export async function readPages(
  pages: readonly PageFile[],
  how: { processes: number; hinted: boolean; formId?: string; onPage?: (done: number, of: number) => void },
): Promise<SamplePageRead[]> {
  const wanted = pages
    .map((page) => ({ page, truth: truthOfPage(page) }))
    .filter(({ truth }) => how.formId === undefined || truth.formId === how.formId);
  const pool = openReadingPool(how.processes);
  let done = 0;
  try {
    return await inLanes(wanted, how.processes, async ({ page, truth }) => {
      const image = join(page.folder, page.book, truth.file);
      const manifest = join(page.folder, page.book, 'book.json');
      const hash = createHash('sha256')
        .update(readFileSync(image))
        .update(readFileSync(manifest))
        .digest('hex');
      const read = await pool.page(`page-${hash}${how.hinted ? '-hinted' : ''}`, {
        image,
        manifest,
        hinted: how.hinted,
      });
      done += 1;
      how.onPage?.(done, wanted.length);
      return { page, image, truth, read };
    });
  } finally {
    await pool.close();
  }
}
