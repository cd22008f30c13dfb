import { lastTable } from './read-pdf.ts';

/** An object written (again) by a revision: its number, and all that stands between `obj` and `endobj`. */
export interface RevisionObject {
  readonly number: number;
  readonly body: Uint8Array | string;
}

/** The file with a revision that still lacks its signature. */
export interface Prepared {
  readonly file: Buffer;
  /** Where the hex digits of the signature go. */
  readonly hexStart: number;
  readonly hexEnd: number;
  /** All bytes but `<…>`. */
  readonly signedBytes: Buffer;
}

/** Stand-ins of fixed width, filled in when the file's length is known. */
export const byteRangeSlot = '[0 0000000000 0000000000 0000000000]';
export const contentsSlot = (bytes: number): string => `<${'0'.repeat(bytes * 2)}>`;

/**
 * Appends objects to a file, without touching a byte of it. `trailer` holds /Root, /Info and /ID.
 * A signature dictionary among them holds `byteRangeSlot` and `contentsSlot(…)` once; without one nothing is to be filled in.
 */
export function addRevision(
  base: Uint8Array,
  objects: readonly RevisionObject[],
  trailer: { readonly size: number; readonly entries: string },
): Prepared {
  const before = Buffer.from(base.buffer, base.byteOffset, base.byteLength);
  const parts: Buffer[] = [before, Buffer.from('\n')];
  let at = before.length + 1;
  const offsets = new Map<number, number>();
  for (const { number, body } of [...objects].sort((a, b) => a.number - b.number)) {
    offsets.set(number, at);
    const written = Buffer.concat([
      Buffer.from(`${number} 0 obj\n`),
      typeof body === 'string' ? Buffer.from(body, 'latin1') : body,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(written);
    at += written.length;
  }
  const xref = ['xref'];
  for (const [number, offset] of offsets)
    xref.push(`${number} 1`, `${String(offset).padStart(10, '0')} 00000 n `);
  const tail = `trailer\n<< /Size ${trailer.size} ${trailer.entries} /Prev ${lastTable(before)} >>\nstartxref\n${at}\n%%EOF\n`;
  parts.push(Buffer.from(`${xref.join('\n')}\n${tail}`, 'latin1'));
  const file = Buffer.concat(parts);

  if (!file.includes(byteRangeSlot, before.length, 'latin1'))
    return { file, hexStart: file.length, hexEnd: file.length, signedBytes: file };
  const rangeAt = file.indexOf(byteRangeSlot, before.length, 'latin1');
  const open = file.indexOf('/Contents <', before.length, 'latin1') + '/Contents '.length;
  const close = file.indexOf('>', open, 'latin1') + 1;
  const range = [open, close, file.length - close].map((n) => String(n).padStart(10, '0')).join(' ');
  file.write(`[0 ${range}]`, rangeAt, 'latin1');
  return {
    file,
    hexStart: open + 1,
    hexEnd: close - 1,
    signedBytes: Buffer.concat([file.subarray(0, open), file.subarray(close)]),
  };
}

/** Puts the signature in. Throws a RangeError when the room that was kept is too small: nothing is ever cut off. */
export function fillContents(prepared: Prepared, message: Uint8Array): Buffer {
  const hex = Buffer.from(message).toString('hex');
  const room = prepared.hexEnd - prepared.hexStart;
  if (hex.length > room)
    throw new RangeError(`a signature of ${message.length} bytes has room for ${room / 2}`);
  const file = Buffer.from(prepared.file);
  file.write(hex, prepared.hexStart, 'latin1');
  return file;
}
