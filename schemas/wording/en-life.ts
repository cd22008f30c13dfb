import type { Translated } from './translated.ts';
import type { viLife, viLifeCommands } from './vi-life.ts';

export const enLife = {
  life: {
    title: 'A life',
  },
} as const satisfies Translated<typeof viLife>;

export const enLifeCommands = {} as const satisfies Translated<typeof viLifeCommands>;
