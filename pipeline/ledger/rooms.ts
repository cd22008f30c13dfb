import type { Anchor } from './number-chain.ts';
import type { Numbered } from './numbered.ts';

/** Numbers of one run between two that stand, and the entries, in page order, that may have them. */
export interface Room {
  readonly run: number;
  /** Both counted; empty when `to` is less. */
  readonly from: number;
  readonly to: number;
  /** Further numbers may lie on this side: nothing says where the run begins or ends. */
  readonly open: 'before' | 'after' | null;
  readonly entries: readonly Numbered[];
}

/** `endOf`: the last number a run should have, where a closing tells. */
export function roomsOf(
  entries: readonly Numbered[],
  chain: readonly Anchor[],
  { startsAt, endOf }: { startsAt: number | null; endOf: (run: number) => number | null },
): Room[] {
  const numberAt = ({ index }: Anchor): number => entries[index]?.number ?? 0;
  const rooms: Room[] = [];
  const close = (last: Anchor, loose: readonly Numbered[]): void => {
    const from = numberAt(last) + 1;
    const end = endOf(last.run);
    rooms.push({
      run: last.run,
      from,
      to: end === null ? from + loose.length - 1 : Math.max(end, from - 1),
      open: end === null ? 'after' : null,
      entries: loose,
    });
  };
  chain.forEach((anchor, i) => {
    const before = chain[i - 1];
    const number = numberAt(anchor);
    const between = entries.slice(before === undefined ? 0 : before.index + 1, anchor.index);
    if (before === undefined) {
      const from = startsAt === null ? Math.max(1, number - between.length) : Math.min(startsAt, number);
      const open = startsAt === null ? 'before' : null;
      rooms.push({ run: anchor.run, from, to: number - 1, open, entries: between });
    } else if (before.run === anchor.run) {
      rooms.push({
        run: anchor.run,
        from: numberAt(before) + 1,
        to: number - 1,
        open: null,
        entries: between,
      });
    } else {
      const older = between.slice(0, Math.max(0, between.length - (number - 1)));
      close(before, older);
      rooms.push({
        run: anchor.run,
        from: 1,
        to: number - 1,
        open: null,
        entries: between.slice(older.length),
      });
    }
  });
  const last = chain.at(-1);
  if (last) close(last, entries.slice(last.index + 1));
  return rooms;
}

export const sizeOf = ({ from, to }: Pick<Room, 'from' | 'to'>): number => Math.max(0, to - from + 1);
