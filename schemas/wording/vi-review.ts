/** Sentences of `web/review/`. */
export const viReview = {
  review: {
    title: 'Đối chiếu hai trường hợp',
  },
} as const;

/** Its commands, for help sheets. */
export const viReviewCommands = {} as const;
