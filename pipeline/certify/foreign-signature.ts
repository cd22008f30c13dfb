import { elementAt } from './der.ts';
import { readSignedData, type SignedData, signatureHolds } from './signed-data.ts';

/** A signature that a program of somebody else put into a file. */
export interface ForeignSignature {
  readonly signed: SignedData;
  /** Where its `<…>` begins. */
  readonly open: number;
}

const range = /\/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The one signature that `file` has after its first `from` bytes. Any good CMS is taken, but it must cover every byte of
 * the file save its own. Throws a RangeError saying what is wrong.
 */
export function readForeign(file: Buffer, from: number): ForeignSignature {
  const text = file.toString('latin1', from);
  const [found, ...more] = [...text.matchAll(range)];
  if (!found) throw new RangeError('not signed');
  if (more.length > 0) throw new RangeError('signed more than once');
  const [open = 0, close = 0, rest = 0] = found.slice(1).map(Number);
  const gap = file.toString('latin1', open, close);
  const isGap = open >= from && /^<[0-9a-fA-F]*>$/.test(gap);
  const isNamed = /\/Contents\s*$/.test(file.toString('latin1', Math.max(0, open - 20), open));
  if (!isGap || !isNamed || close + rest !== file.length)
    throw new RangeError('does not cover the whole file');
  const message = Buffer.from(gap.slice(1, -1), 'hex');
  const length = elementAt(message).whole.length;
  if (message.subarray(length).some((byte) => byte !== 0))
    throw new RangeError('something after the signature');
  const signed = readSignedData(message);
  if (signed.content.bytes !== null) throw new RangeError('signs something else');
  const covered = Buffer.concat([file.subarray(0, open), file.subarray(close)]);
  if (!signatureHolds(signed, covered)) throw new RangeError('the signature does not hold');
  return { signed, open };
}
