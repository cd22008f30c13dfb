import { enCli } from './en-cli.ts';
import { enErrors } from './en-errors.ts';
import { enTerms } from './en-terms.ts';
import { enWeb } from './en-web.ts';
import type { Wording } from './vi.ts';

/** Every sentence a person sees, in English. */
export const en = {
  language: 'en',
  locale: 'en-GB',
  ...enTerms,
  errors: enErrors,
  unknownError: 'System error, code {code}. Try again; if it stays, give this code to an administrator.',
  web: enWeb,
  cli: enCli,
} as const satisfies Wording;
