import type { TaskField } from '#schemas/api/tasks.ts';

/** As many as there are keys for them. */
const most = 3;

/** Other texts a field may be meant to say, the likeliest first: what the entries around tell, then other readings of the ink. */
export function offersOf({ findings, read }: TaskField): readonly string[] {
  const told = findings.flatMap(({ suggestion }) => suggestion ?? []);
  return [...new Set([...told, ...read.alternatives])].filter((text) => text !== read.written).slice(0, most);
}
