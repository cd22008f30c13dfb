import type { Finding, Rule } from '../rule.ts';

const pairs = [
  ['childBirthDate', 'childBirthDateInWords'],
  ['deathDate', 'deathDateInWords'],
] as const;

/**
 * A date in digits and in words must be the same day. Words are read more surely (98 % against 47 % on handwriting fonts), so
 * the digits are the likelier slip, but the template's own sample has such a conflict: both are doubted.
 * @source domain §5.2; research/ocr.md §5a
 */
export const wordsFitDigits: Rule = (record) =>
  pairs.flatMap(([digitsKey, wordsKey]): Finding[] => {
    const digits = record.value(digitsKey);
    const words = record.value(wordsKey);
    if (digits === null || words === null || digits === words) return [];
    return [digitsKey, wordsKey].map((field) => ({ field, doubt: 'words-and-digits-differ' }));
  });
