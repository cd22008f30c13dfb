import type { Translated } from './translated.ts';
import type { viIssueBook } from './vi-issue-book.ts';

export const enIssueBook = {
  issueBook: {
    title: 'Issue book',
  },
} as const satisfies Translated<typeof viIssueBook>;
