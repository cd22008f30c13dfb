import { isIPv6 } from 'node:net';
import { ExpectedError } from '#schemas/errors.ts';
import { areManyUnknown } from '#store/check-visits.ts';
import type { Db } from '#store/open.ts';
import { openLimit } from './limit.ts';

/**
 * Codes that are none: how many one network may ask for in ten minutes, and how many the whole world may before each
 * network is left one. So a flood of guesses from everywhere stops the guessing (80 random bits are not found by the rest),
 * and somebody with a real paper is answered all the same.
 */
const misses = { windowSeconds: 600, ofNetwork: 10, ofAll: 300 };

/** Who shares a limit: an IPv4 address; of IPv6 the /64, which one subscriber has for themselves. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::`;
}

/**
 * What keeps codes from being guessed and the check page from being flooded. Networks are in memory only (who asked is
 * kept nowhere); the count of all misses is read from the journal of checks, so it outlives a restart and several servers
 * share it. Each throws `request.too-many`.
 */
export function openCheckLimit(db: Db) {
  const all = openLimit({ most: 30, windowSeconds: 60 });
  const files = openLimit({ most: 10, windowSeconds: 60 });
  const ofNetwork = openLimit({ most: misses.ofNetwork, windowSeconds: misses.windowSeconds });
  const refuse = (seconds: number | null) => {
    if (seconds !== null) throw new ExpectedError('request.too-many', { seconds });
  };
  return {
    /** Before a code is looked up. */
    async askCode(address: string, now: Date): Promise<void> {
      const network = networkOf(address);
      refuse(all.take(network, now));
      refuse(ofNetwork.wait(network, now));
      const afterOne = ofNetwork.wait(network, now, 1);
      if (afterOne === null) return;
      const since = new Date(now.getTime() - misses.windowSeconds * 1000);
      if (await areManyUnknown(db, misses.ofAll, since)) refuse(afterOne);
    },
    /** After one that is none; the journal counts it for all. */
    noteMiss: (address: string, now: Date): void => void ofNetwork.take(networkOf(address), now),
    /** Before a file is read. */
    askFile: (address: string, now: Date): void => refuse(files.take(networkOf(address), now)),
  };
}
