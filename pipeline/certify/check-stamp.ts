import type { X509Certificate } from 'node:crypto';
import type { SealLevel } from '#schemas/extract.ts';
import { fillContents } from './add-revision.ts';
import { checked, type Checked, type SealProblem } from './check-signature.ts';
import { hash } from './cms.ts';
import { readList } from './crl.ts';
import { addProof, addStampSlot, proofIn } from './stamp-pdf.ts';
import { readToken } from './stamp-token.ts';

/**
 * What stands after the seal: nothing, or the proof and the time-stamp, which made again from their parts must give the
 * same bytes to the end of the file.
 */
export function checkStamp(
  file: Buffer,
  sealed: number,
  signers: readonly X509Certificate[],
  roots: readonly Uint8Array[],
): { stamp: Checked | null; level: SealLevel; problems: SealProblem[] } {
  if (file.length === sealed) return { stamp: null, level: 'B-B', problems: [] };
  try {
    const proof = proofIn(file);
    const isKnown = (der: Uint8Array) => signers.some(({ raw }) => Buffer.compare(raw, der) === 0);
    const isFromIssuer = (list: Uint8Array) => signers.some((issuer) => isListOf(list, issuer));
    if (!proof.certificates.every(isKnown) || !proof.lists.every(isFromIssuer))
      throw new RangeError('proof of something else');
    const proved = addProof(file.subarray(0, sealed), proof);
    const contents = file.indexOf('/Contents <', proved.length, 'latin1') + '/Contents <'.length;
    const hex = file.toString('latin1', contents, file.indexOf('>', contents));
    const prepared = addStampSlot(proved, hex.length / 2);
    const imprint = hash(prepared.signedBytes);
    const { at, by, token } = readToken(Buffer.from(hex, 'hex'), { imprint, nonce: null }, roots);
    if (Buffer.compare(fillContents(prepared, token), file) !== 0) throw new RangeError('other bytes');
    const level = proof.lists.length > 0 ? 'B-LT' : 'B-T';
    return { stamp: { ...checked('archive-ts', [], at, []), by }, level, problems: [] };
  } catch {
    return { stamp: null, level: 'B-B', problems: ['coverage'] };
  }
}

function isListOf(list: Uint8Array, issuer: X509Certificate): boolean {
  try {
    return issuer.ca && readList(list, issuer).from !== null;
  } catch {
    return false;
  }
}
