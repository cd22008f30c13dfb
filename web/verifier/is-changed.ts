import type { TaskField } from '#schemas/api/tasks.ts';

/** The first person wrote something else than the machine read: the place to look twice. */
export const isChanged = (field: TaskField): boolean =>
  field.verified !== null &&
  (field.verified.state !== 'written'
    ? field.verified.state === 'unreadable' || !field.read.blank
    : field.verified.written !== field.read.written);
