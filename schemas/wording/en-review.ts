import type { Translated } from './translated.ts';
import type { viReview, viReviewCommands } from './vi-review.ts';

export const enReview = {
  review: {
    title: 'Compare two entries',
  },
} as const satisfies Translated<typeof viReview>;

export const enReviewCommands = {} as const satisfies Translated<typeof viReviewCommands>;
