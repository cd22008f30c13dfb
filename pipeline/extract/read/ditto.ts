import { usualDittoMarks } from '#schemas/form.ts';

/** Without case, spaces and points, and without the dashes that often stand beside it: `- nt -`. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.]/gu, '')
    .replace(/^[-–—_]+(?=[^-–—_])|(?<=[^-–—_])[-–—_]+$/gu, '');
const marks = new Set(usualDittoMarks.map(plain));

/** True for a sign that says "as above": `"`, `″`, `nt`, `như trên`. It stands in tabular books only. @source domain §5.6 */
export const isDitto = (text: string): boolean => marks.has(plain(text));
