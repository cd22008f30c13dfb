import { ExpectedError, errors } from '#schemas/errors.ts';
import { ServerUnreachable, UnknownFailure } from './call.ts';

/** A failure that goes away by itself: no network, the server or its database starting again. The same call may go through later. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ServerUnreachable ||
  (error instanceof UnknownFailure && /^http\.50[234]$/.test(error.code)) ||
  (error instanceof ExpectedError && errors[error.code].retry === 'backoff');
