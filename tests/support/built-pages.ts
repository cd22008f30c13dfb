import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '#workers/project-root.ts';
import { tempFolder } from './temp-folder.ts';

/** The workplaces as they are now, built into a folder of their own. */
export async function builtPages(): Promise<string> {
  const outDir = await tempFolder('pages');
  await build({
    configFile: join(projectRoot, 'web', 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  });
  return outDir;
}
