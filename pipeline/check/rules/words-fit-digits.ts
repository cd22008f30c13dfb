import type { Rule } from '../rule.ts';

/**
 * The birth date in digits and in words must be the same day. Words are read more surely (98 % against 47 % on handwriting
 * fonts), so the digits are the likelier slip, but the template's own sample has such a conflict: both are doubted.
 * @source domain §5.2; research/ocr.md §5a
 */
export const wordsFitDigits: Rule = (record) => {
  const digits = record.value('childBirthDate');
  const words = record.value('childBirthDateInWords');
  if (digits === null || words === null || digits === words) return [];
  return [
    { field: 'childBirthDate', doubt: 'words-and-digits-differ' },
    { field: 'childBirthDateInWords', doubt: 'words-and-digits-differ' },
  ];
};
