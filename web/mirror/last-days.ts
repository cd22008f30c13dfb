import type { Mirror } from '#schemas/api/mirror.ts';

type Day = Mirror['days'][number];

const dayMs = 86_400_000;
const count = 30;

/** The thirty days up to the last one with work, those without by their date alone: each bar stands where it belongs. */
export function lastDays(days: readonly Day[]): readonly (Day | string)[] {
  const last = days.at(-1);
  if (!last) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: count }, (_, at) => {
    const time = Date.parse(last.day) - (count - 1 - at) * dayMs;
    const day = new Date(time).toISOString().slice(0, 10);
    return known.get(day) ?? day;
  });
}
