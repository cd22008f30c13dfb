import type { CounterFacts } from '#schemas/api/counter.ts';
import type { CounterSettings } from '#schemas/settings.ts';
import { dueTime } from '#pipeline/certify/due-time.ts';
import { localDay, localIso } from '#pipeline/certify/local-time.ts';

/** What is charged for a request of now, and by when it is due. @source Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 2 */
export function counterFactsAt(now: Date, settings: CounterSettings): CounterFacts {
  const { feePerCopy, exemptions, lateFrom } = settings;
  const due = dueTime(now, settings);
  const isToday = localDay(due) === localDay(now);
  // Early on a day nobody works it is the day, not the hour, that puts it off.
  const morning = new Date(`${localDay(now)}T00:00:00+07:00`);
  const isWorkingDay = localDay(dueTime(morning, settings)) === localDay(now);
  const isLateHour = localIso(now).slice(11, 16) >= lateFrom;
  return {
    feePerCopy,
    exemptions,
    lateFrom,
    dueAt: due.toISOString(),
    late: isToday ? null : isWorkingDay && isLateHour ? 'hour' : 'day',
  };
}
