import { join } from 'node:path';
import { openBlobs } from '#store/open-blobs.ts';
import { countUnstamped } from '#store/stamped.ts';
import { stampPass } from '#workers/stamp-pass.ts';
import { type HomeOptions, openHome } from './home.ts';
import { voice } from './speak.ts';

/** Runs the time-stamp pass now and tells how many papers still wait. Throws `timestamp.unreachable`, `timestamp.bad`. */
export async function stamp(options: HomeOptions & { json?: boolean; lang?: string }): Promise<void> {
  const home = await openHome(options);
  const speaker = voice(options);
  const { config, store } = home;
  const log = {
    info: () => undefined,
    warn: (facts: object, text: string) =>
      void process.stderr.write(`${JSON.stringify({ ...facts, text })}\n`),
  };
  try {
    const pass = await stampPass({
      store,
      blobs: openBlobs(config.blobUrl, join(config.dataDir, 'blobs'), process.env),
      keysDir: join(config.dataDir, 'keys'),
      now: () => new Date(),
      log,
    });
    const left = pass?.left ?? (await countUnstamped(store.db));
    speaker.say(pass ? 'stamped' : 'stampNowhere', { count: pass?.stamped ?? 0, left });
    speaker.result({ isSet: pass !== null, stamped: pass?.stamped ?? 0, left });
  } finally {
    await home.close();
  }
}
