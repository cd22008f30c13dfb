import { NewDelegation } from '#schemas/delegation.ts';
import { fill } from '#schemas/wording/say.ts';
import type { Wording } from '#schemas/wording/vi.ts';

/** Stands for what was typed and is no day; no schema takes it for one. */
export const noDay = '?';

/** A delegation as it is typed: empty texts where nothing stands yet. */
export interface TypedDelegation {
  readonly officerId: string;
  readonly capacity: NewDelegation['capacity'];
  /** One line a row. */
  readonly lines: string;
  readonly number: string;
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly kinds: readonly NewDelegation['kinds'][number][];
  /** How many kinds there are: all of them chosen is written as none. */
  readonly of: number;
}

export type DelegationFault = 'officerId' | 'lines' | 'basis' | 'from' | 'to' | 'kinds';

/** What is typed as the server wants it, or by field why it is none. */
export function readDelegation(
  t: Wording,
  typed: TypedDelegation,
):
  | { value: NewDelegation; faults: null }
  | { value: null; faults: Partial<Record<DelegationFault, string>> } {
  const texts = t.web.office.delegation.faults;
  const { capacity, number, date, kinds, of } = typed;
  const lines = typed.lines
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const parsed = NewDelegation.safeParse({
    officerId: typed.officerId,
    capacity,
    lines,
    basis: number.trim() === '' && date === '' ? null : { number: number.normalize('NFC'), date },
    from: typed.from,
    to: typed.to === '' ? null : typed.to,
    kinds: kinds.length === of ? [] : [...kinds],
  });
  const faults: Partial<Record<DelegationFault, string>> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const [field] = path;
    if (field === 'officerId') faults.officerId = texts.officerId;
    if (field === 'lines')
      faults.lines = message === 'capacity' ? fill(t, texts.linesCapacity, { capacity }) : texts.lines;
    if (field === 'basis')
      faults.basis = message === 'basis' ? fill(t, texts.basisWanted, { capacity }) : texts.basisHalf;
    if (field === 'from') faults.from = texts.from;
    if (field === 'to')
      faults.to =
        message === 'end' ? texts.toWanted : message === 'order' ? texts.toOrder : t.web.office.noDay;
  }
  if (kinds.length === 0) faults.kinds = texts.kinds;
  return parsed.success && Object.keys(faults).length === 0
    ? { value: parsed.data, faults: null }
    : { value: null, faults };
}
