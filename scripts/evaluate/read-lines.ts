import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { projectRoot } from '#workers/project-root.ts';
import { cacheDir } from './cache-dir.ts';
import { inLanes } from './in-lanes.ts';
import { progress } from './progress.ts';
import { readingHash } from './reading-hash.ts';

const run = promisify(execFile);
const atOnce = 60;

const Said = z.looseObject({ file: z.string(), text: z.string().optional() });

/**
 * What `hotich read` makes of pictures of single lines (PNG or JPEG bytes), in their order; empty for a picture it refuses. The
 * command itself is run, so that what is measured is what anybody gets. Lines read before are not read again.
 */
export async function readLines(pictures: readonly Buffer[], processes: number): Promise<string[]> {
  const folder = cacheDir('lines');
  const kept = cacheDir('line-texts', readingHash());
  const files = pictures.map((bytes) => {
    const hash = createHash('sha256').update(bytes).digest('hex');
    const file = join(folder, `${hash}.${bytes[0] === 0xff ? 'jpg' : 'png'}`);
    if (!existsSync(file)) writeFileSync(file, bytes);
    return { file, text: join(kept, `${hash}.txt`) };
  });
  const unread = [...new Map(files.map((one) => [one.file, one])).values()].filter(
    ({ text }) => !existsSync(text),
  );
  const parts = Array.from({ length: Math.ceil(unread.length / atOnce) }, (_, i) =>
    unread.slice(i * atOnce, (i + 1) * atOnce),
  );
  const say = progress('parts of lines read');
  let done = 0;
  await inLanes(parts, processes, async (part) => {
    const textOf = new Map(part.map(({ file, text }) => [file, text]));
    for (const { file, text } of await said(part.map((one) => one.file)))
      writeFileSync(textOf.get(file) ?? join(kept, 'unasked.txt'), text ?? '');
    done += 1;
    say(done, parts.length);
  });
  return files.map(({ text }) => (existsSync(text) ? readFileSync(text, 'utf8') : ''));
}

async function said(files: readonly string[]): Promise<z.infer<typeof Said>[]> {
  const order = ['--import', 'tsx', join(projectRoot, 'scripts', 'hotich.ts'), 'read', ...files, '--json'];
  const { stdout } = await run(process.execPath, order, {
    cwd: projectRoot,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { code?: unknown; stdout?: string }) => {
    // 2: some pictures were refused, the others are there.
    if (error.code === 2 && error.stdout) return { stdout: error.stdout };
    throw error;
  });
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => Said.parse(JSON.parse(line)));
}
