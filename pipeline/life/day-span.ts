import { fromIso, type PartialDate } from '../extract/partial-date.ts';

/** First and last day a date can mean, as days since 1970-01-01. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

const dayMs = 86_400_000;

const dayOf = (year: number, month: number, day: number): number => {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getTime() / dayMs;
};

/** Null where there is no date or it was not understood. */
export function daySpan(iso: string | undefined): DaySpan | null {
  const date = iso === undefined ? null : fromIso(iso);
  return date === null ? null : spanOf(date);
}

function spanOf({ year, month, day }: PartialDate): DaySpan {
  if (month === null) return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31) };
  if (day === null) return { from: dayOf(year, month, 1), to: dayOf(year, month + 1, 1) - 1 };
  return { from: dayOf(year, month, day), to: dayOf(year, month, day) };
}

/** Whether `a` is after `b` by more than `days`, whatever the unknown parts are. */
export const isSurelyLater = (a: DaySpan, b: DaySpan, days = 0): boolean => a.from - b.to > days;
