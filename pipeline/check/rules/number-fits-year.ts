import type { Rule } from '../rule.ts';

/** `386/2026` was registered in 2026: numbers start anew each year and name it since 2020. @source domain §3.1, §3.5 */
export const numberFitsYear: Rule = (record) => {
  const year = /\/(\d{4})$/.exec(record.value('entryNo') ?? '')?.[1];
  const registered = record.date('registrationDate');
  if (year === undefined || registered === null || registered.year === Number(year)) return [];
  return [
    { field: 'entryNo', doubt: 'number-out-of-sequence' },
    { field: 'registrationDate', doubt: 'number-out-of-sequence' },
  ];
};
