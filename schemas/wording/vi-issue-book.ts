/** Sentences of the issue book, corrections, revocation and calling back. */
export const viIssueBook = {
  issueBook: {
    title: 'Sổ cấp bản sao',
  },
} as const;
