import type { Translated } from './translated.ts';
import type { viLedger, viLedgerCommands } from './vi-ledger.ts';

export const enLedger = {
  ledger: {
    title: 'Book ledger',
  },
} as const satisfies Translated<typeof viLedger>;

export const enLedgerCommands = {} as const satisfies Translated<typeof viLedgerCommands>;
