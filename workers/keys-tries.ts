import { ExpectedError } from '#schemas/errors.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { WrongPin } from './keys-p12.ts';

/** Fewer than tokens of the usual makers allow, so that this program never is what locks one. */
const mostTries = 5;
const blockedMs = 15 * 60_000;

/**
 * Counts wrong PINs, officer by officer, in memory: after the fifth the key is closed to everybody for 15 minutes.
 * `now` in milliseconds.
 */
export function openTries(now: () => number) {
  const wrong = new Map<OfficerId, { count: number; until: number }>();
  const turns = new Map<OfficerId, Promise<unknown>>();

  async function attempt<T>(officerId: OfficerId, open: () => Promise<T>): Promise<T> {
    const before = wrong.get(officerId);
    const left = (before?.until ?? 0) - now();
    if (left > 0) throw new ExpectedError('seal.pin-blocked', { minutes: Math.ceil(left / 60_000) });
    try {
      const opened = await open();
      wrong.delete(officerId);
      return opened;
    } catch (error) {
      if (!(error instanceof WrongPin)) throw error;
      const count = (before && before.until === 0 ? before.count : 0) + 1;
      const isLast = count >= mostTries;
      wrong.set(officerId, { count, until: isLast ? now() + blockedMs : 0 });
      throw new ExpectedError('seal.pin-wrong', { left: mostTries - count }, { cause: error });
    }
  }

  return {
    /** One try of an officer's at a time, or many at once would be counted as one. Throws `seal.pin-wrong`, `seal.pin-blocked`. */
    attempt<T>(officerId: OfficerId, open: () => Promise<T>): Promise<T> {
      const turn = (turns.get(officerId) ?? Promise.resolve()).then(
        () => attempt(officerId, open),
        () => attempt(officerId, open),
      );
      turns.set(officerId, turn);
      return turn;
    },
  };
}
