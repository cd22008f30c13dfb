import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StageContext } from '#pipeline/stage.ts';
import { openComputing } from '#workers/context.ts';
import { memoryBlobs, readingContext } from './memory-context.ts';

export interface OwnContext {
  readonly context: StageContext;
  readonly blobs: ReturnType<typeof memoryBlobs>;
}

let opened: Promise<OwnContext> | null = null;

/** The forms and engines of the workers, opened once in a process; pictures stay in memory. */
export const ownContext = (): Promise<OwnContext> => (opened ??= open());

async function open(): Promise<OwnContext> {
  const blobs = memoryBlobs();
  // Named, never made.
  const dataDir = join(tmpdir(), 'hotich-evaluate', 'unused');
  const { forms, engine } = await openComputing({ blobUrl: null, dataDir }, process.env);
  return { blobs, context: readingContext({ blobs, forms, engine }) };
}
