import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where made pages and readings are kept between runs; may be emptied at any time. */
export function cacheDir(...parts: string[]): string {
  const data = process.env.HOTICH_DATA;
  const folder = join(data ? join(data, '.cache') : tmpdir(), 'hotich-evaluate', ...parts);
  mkdirSync(folder, { recursive: true });
  return folder;
}
