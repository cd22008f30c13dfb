import type { TaskField } from '#schemas/api/tasks.ts';

/** What stands in a field now; nothing where it is blank or cannot be read. */
export const textNow = ({ verified }: Pick<TaskField, 'verified'>): string => verified?.written ?? '';
