/** Critical fields first, everywhere. */
export const classes = ['critical', 'other'] as const;
