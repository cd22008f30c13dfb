import { ExpectedError } from '#schemas/errors.ts';

/** The task has left this officer's hands: what they typed cannot be sent as it is. */
export const leaves = (error: unknown): error is ExpectedError =>
  error instanceof ExpectedError && ['task.lease-lost', 'task.done', 'task.taken'].includes(error.code);
