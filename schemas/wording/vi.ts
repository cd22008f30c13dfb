import type { Translated } from './translated.ts';
import { viCli } from './vi-cli.ts';
import { viErrors } from './vi-errors.ts';
import { viTerms } from './vi-terms.ts';
import { viWeb } from './vi-web.ts';

/** Every sentence a person sees, in Vietnamese. Nothing else in the project speaks to people. */
export const vi = {
  language: 'vi',
  locale: 'vi-VN',
  ...viTerms,
  errors: viErrors,
  /** For a bug, or a code this version does not know. */
  unknownError: 'Lỗi hệ thống, mã {code}. Thử lại; nếu vẫn lỗi, báo quản trị kèm mã này.',
  web: viWeb,
  cli: viCli,
} as const;

export type Wording = Translated<typeof vi>;
