/** Sentences of the workplaces (`web/`). */
export const viWeb = {
  product: 'Hộ Tịch',
} as const;
