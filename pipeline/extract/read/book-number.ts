import { type FieldReader, notUnderstood, type Read, understood } from './reader.ts';

/** Quyển số: `01`, `01/2017`, `I`, `01-KS`. Value: without spaces and without `Quyển số`. */
function read(text: string): Read {
  const plain = text
    .normalize('NFC')
    .replace(/^\s*(?:quyển)?\s*(?:số)?\s*[:.]?\s*/iu, '')
    .replace(/\s+/g, '');
  return /^(?=.*(?:\d|^[IVXLC]+$))[\p{L}\d./-]{1,20}$/u.test(plain) ? understood(plain) : notUnderstood();
}

export const bookNumber: FieldReader = { read };
