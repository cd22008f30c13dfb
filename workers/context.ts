import { join } from 'node:path';
import { modelsFolder } from './models-folder.ts';
import type { Config } from '#schemas/config.ts';
import type { ModelSet } from '#schemas/model.ts';
import type { Engine } from '#pipeline/recognize/engine.ts';
import { openReading } from '#pipeline/recognize/engine-reading.ts';
import { relateArrival } from '#pipeline/match/relate-arrival.ts';
import type { Relate, StageContext } from '#pipeline/stage.ts';
import { openArrival } from '#store/arrival.ts';
import { openBlobs } from '#store/open-blobs.ts';
import { loadForms } from '#store/forms.ts';
import type { Store } from '#store/open.ts';
import { projectRoot } from './project-root.ts';

/** The ports that need no database: enough for the steps that compute (pictures, reading). `models` instead of those shipped. */
export async function openComputing(
  config: Pick<Config, 'blobUrl' | 'dataDir'>,
  env: Readonly<Record<string, string | undefined>>,
  models: ModelSet | null = null,
): Promise<Pick<StageContext, 'blobs' | 'forms' | 'engine' | 'now'>> {
  const blobs = openBlobs(config.blobUrl, join(config.dataDir, 'blobs'), env);
  const shipped = join(projectRoot, 'models');
  const home = join(config.dataDir, 'models');
  const modelsDir = models === null ? shipped : await modelsFolder(models, { shipped, home, blobs });
  return {
    blobs,
    forms: await loadForms(join(projectRoot, 'schemas', 'forms')),
    engine: lazily(() =>
      openReading({ modelsDir, tesseract: env.HOTICH_TESSERACT === 'native' ? 'native' : 'js' }),
    ),
    now: () => new Date(),
  };
}

/** The composition root: all ports of all steps. */
export async function openContext(
  config: Config,
  store: Store,
  env: Readonly<Record<string, string | undefined>>,
): Promise<StageContext> {
  return {
    ...(await openComputing(config, env)),
    relate: openRelate(store),
  };
}

/** What an entry is to others, in a transaction of its own. */
export const openRelate =
  (store: Store): Relate =>
  (entryId) =>
    store.db.transaction().execute((tx) => relateArrival(openArrival(tx), entryId, new Date()));

/** An engine that is started by its first line. */
function lazily(open: () => Promise<Engine>): Engine {
  let opened: Promise<Engine> | null = null;
  const engine = () => (opened ??= open());
  return {
    readLine: async (line, how) => (await engine()).readLine(line, how),
    prepare: async (lines, how) => (await engine()).prepare?.(lines, how),
    findWords: async (png, language) => (await engine()).findWords(png, language),
    close: async () => (await opened)?.close(),
  };
}
