import { setTimeout as sleep } from 'node:timers/promises';
import { ExpectedError } from '#schemas/errors.ts';
import { storeError } from '#store/open.ts';
import type { Home } from '../cli/home.ts';

/** Does it again while the database is away (killed, restarting, recovering), for a minute at most. */
export async function patiently<T>(home: Home, action: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await action();
    } catch (thrown) {
      const error = storeError(thrown);
      if (!(error instanceof ExpectedError) || error.code !== 'store.unreachable' || tries >= 30) throw error;
      await home.cluster?.ensure().catch(() => undefined);
      await sleep(1000);
    }
  }
}
