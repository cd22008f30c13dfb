import { createHash } from 'node:crypto';
import type { EntryId } from '#schemas/ids.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** One verified field of a book. */
export interface LotField {
  readonly entryId: EntryId;
  readonly field: FieldKey;
}

/** A field's number in the lottery, hex: anybody can make it with `printf '%s' SEED/ENTRY/FIELD | sha256sum`. */
const lotteryNumber = (seed: string, { entryId, field }: LotField): string =>
  createHash('sha256').update(`${seed}/${entryId}/${field}`).digest('hex');

/**
 * A simple random sample without replacement: the `size` fields with the lowest lottery numbers, lowest first. The same seed
 * draws the same fields, in whatever order the lot is listed.
 */
export function drawSample<F extends LotField>(lot: readonly F[], size: number, seed: string): F[] {
  return lot
    .map((field) => ({ field, number: lotteryNumber(seed, field) }))
    .sort((a, b) => (a.number < b.number ? -1 : 1))
    .slice(0, size)
    .map(({ field }) => field);
}
