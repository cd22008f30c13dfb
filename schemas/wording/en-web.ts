import type { Translated } from './translated.ts';
import type { viWeb } from './vi-web.ts';

export const enWeb = {
  product: 'Hộ Tịch',
} as const satisfies Translated<typeof viWeb>;
