/** Sentences of `web/life/`. */
export const viLife = {
  life: {
    title: 'Một đời người',
  },
} as const;

/** Its commands, for help sheets. */
export const viLifeCommands = {} as const;
