import type { Translated } from './translated.ts';
import type { viOffice } from './vi-office.ts';

export const enOffice = {
  office: {
    title: 'Office',
  },
} as const satisfies Translated<typeof viOffice>;
