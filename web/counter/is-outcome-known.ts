import { ExpectedError, errors } from '#schemas/errors.ts';

/**
 * Whether a failed request surely issued nothing. When the answer was lost, the server could not say what became of it, or
 * asks to try again, the paper may be there: then only the very same request, with its key, may be sent again.
 */
export const isOutcomeKnown = (error: unknown): boolean =>
  error instanceof ExpectedError && errors[error.code].retry === 'never';
