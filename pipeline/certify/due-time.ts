import type { CounterSettings } from '#schemas/settings.ts';
import { localDay, localIso } from './local-time.ts';

const dayMs = 86_400_000;

/** Nobody works on Saturdays, Sundays and the holidays that were entered. */
function isWorkingDay(day: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(day);
}

/**
 * The latest moment a copy may be handed out: the same day's end of work; received after 15:00, or on a day nobody
 * works, the next working day's.
 * @source Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 2
 */
export function dueTime(
  asked: Date,
  { lateFrom, closesAt, holidays }: Pick<CounterSettings, 'lateFrom' | 'closesAt' | 'holidays'>,
): Date {
  let day = localDay(asked);
  const isLate = localIso(asked).slice(11, 16) >= lateFrom;
  const next = (from: string): string =>
    new Date(Date.parse(`${from}T00:00:00Z`) + dayMs).toISOString().slice(0, 10);
  if (isLate) day = next(day);
  while (!isWorkingDay(day, holidays)) day = next(day);
  return new Date(`${day}T${closesAt}:00+07:00`);
}
