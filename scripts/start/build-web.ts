import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';

/** Builds the workplaces unless the built ones are of just these sources. */
export async function buildWeb(starting: () => void): Promise<void> {
  const stamp = join(projectRoot, 'web', 'dist', '.sources');
  const now = await sourcesHash();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === now) return;
  starting();
  const { build } = await import('vite');
  await build({ configFile: join(projectRoot, 'web', 'vite.config.ts'), logLevel: 'warn' });
  await writeFile(stamp, now);
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for (const folder of ['web', 'schemas'])
    for await (const file of walk(join(projectRoot, folder))) files.push(file);
  files.push(join(projectRoot, 'package-lock.json'));
  for (const file of files.sort()) hash.update(file.slice(projectRoot.length)).update(await readFile(file));
  return hash.digest('hex');
}

async function* walk(folder: string): AsyncGenerator<string> {
  for (const one of await readdir(folder, { withFileTypes: true })) {
    if (one.name === 'dist' || one.name === 'node_modules') continue;
    const path = join(folder, one.name);
    if (one.isDirectory()) yield* walk(path);
    else if (/\.(ts|tsx|css|html|json|svg|png|webmanifest|woff2)$/.test(one.name)) yield path;
  }
}
