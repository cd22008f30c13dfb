/** Sentences of the office page: delegations, absences, fees. */
export const viOffice = {
  office: {
    title: 'Cơ quan',
  },
} as const;
