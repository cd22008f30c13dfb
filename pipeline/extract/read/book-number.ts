import { type FieldReader, notUnderstood, type Read, understood } from './reader.ts';

/** Quyển số: `01`, `01/2017`, `I`, `01-KS`. Value: without spaces and without `Quyển số`. */
function read(text: string): Read {
  const plain = text
    .normalize('NFC')
    .replace(/^.*(?=quyển)/iu, '')
    .replace(/^\s*(?:quyển)?\s*(?:số)?\s*[:.]?\s*/iu, '')
    .replace(/\s+/g, '');
  return /^(?=.*(?:\d|^[IVXLC]+$))[\p{L}\d./-]{1,20}$/u.test(plain) ? understood(plain) : notUnderstood();
}

/** A short number, alone or with a year: what nearly every book has; else a machine probably lost a digit. */
const usual = /^(?:\d{1,3}|[IVX]{1,5})(?:\/(?:19|20)\d{2})?$/;

export const bookNumber: FieldReader = {
  read,
  guess(text) {
    const plain = read(text);
    if (plain.value === null || usual.test(plain.value)) return plain;
    return { ...plain, doubts: ['not-in-lexicon'], fit: 0.5 };
  },
};
