import type { ExtractView } from '#schemas/api/extracts.ts';

/** Past its legal time. @source Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 2 */
export const isLate = ({ dueAt }: Pick<ExtractView, 'dueAt'>, now: number): boolean =>
  dueAt !== null && Date.parse(dueAt) < now;

/** What is late by law first, then what is due first; of those due together who asked first. */
export const byDue = (waiting: readonly ExtractView[]): ExtractView[] =>
  waiting.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)) || a.requestedAt.localeCompare(b.requestedAt));

/** Without a due time: of before due times were kept, so before all others. */
const dueOf = ({ dueAt }: ExtractView): string => dueAt ?? '';
