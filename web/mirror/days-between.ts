import type { Mirror } from '#schemas/api/mirror.ts';

type Day = Mirror['days'][number];

const dayMs = 86_400_000;

/** Every day from the first to the last, those without work too, so that the bars stand where they belong. */
export function daysBetween(days: readonly Day[]): readonly (Day | string)[] {
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return [];
  const known = new Map(days.map((day) => [day.day, day]));
  const count = (Date.parse(last.day) - Date.parse(first.day)) / dayMs + 1;
  return Array.from({ length: count }, (_, at) => {
    const day = new Date(Date.parse(first.day) + at * dayMs).toISOString().slice(0, 10);
    return known.get(day) ?? day;
  });
}
