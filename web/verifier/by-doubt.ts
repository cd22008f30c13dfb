import type { TaskField } from '#schemas/api/tasks.ts';

/** How likely a field is wrong: its fitted risk, else what the reading itself says. */
const riskOf = ({ read }: TaskField): number => read.risk ?? 1 - read.confidence;

const rank = (field: TaskField): number =>
  (field.isAsked ? 4 : 0) + (field.read.doubts.length + field.findings.length > 0 ? 2 : 0) + riskOf(field);

/** The fields asked first, of them those with doubts, of them the likeliest wrong; alike ones stay in reading order. */
export const byDoubt = (fields: readonly TaskField[]): readonly TaskField[] =>
  [...fields].sort((a, b) => rank(b) - rank(a));
