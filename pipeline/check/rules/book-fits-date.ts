import type { Rule } from '../rule.ts';

/**
 * A book numbered `01/2017` holds nothing registered before 2017; later years it may (a book is used until it is full).
 * One of the two was misread, or the page lies in another book. @source domain §3.1
 */
export const bookFitsDate: Rule = (record) => {
  const opened = /\/(\d{4})$/.exec(record.value('bookNo') ?? '')?.[1];
  const registered = record.date('registrationDate');
  if (opened === undefined || registered === null || registered.year >= Number(opened)) return [];
  return [
    { field: 'bookNo', doubt: 'number-out-of-sequence' },
    { field: 'registrationDate', doubt: 'number-out-of-sequence' },
  ];
};
