/** Sentences of `web/ledger/`. */
export const viLedger = {
  ledger: {
    title: 'Sổ bộ',
  },
} as const;

/** Its commands, for help sheets. */
export const viLedgerCommands = {} as const;
