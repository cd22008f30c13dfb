import type { TaskField } from '#schemas/api/tasks.ts';

/**
 * What an approver should see with their own eyes: nobody looked at it but the machine, people could not read it or
 * needed an arbiter, or something speaks against it.
 */
export const deservesLook = (field: TaskField): boolean =>
  field.verified?.settled === 'as-read' ||
  field.verified?.settled === 'arbitrated' ||
  field.verified?.state === 'unreadable' ||
  field.read.doubts.length > 0 ||
  field.findings.length > 0;
