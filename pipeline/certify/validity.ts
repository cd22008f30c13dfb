import { X509Certificate } from 'node:crypto';
import { ExpectedError } from '#schemas/errors.ts';
import type { Signer } from './seal.ts';

/** Certificates are parsed once: the seal hands out the same bytes every time. */
const known = new WeakMap<Uint8Array, { readonly from: Date; readonly to: Date }>();

function validityOf(certificate: Uint8Array): { readonly from: Date; readonly to: Date } {
  const read = known.get(certificate);
  if (read) return read;
  const { validFrom, validTo } = new X509Certificate(certificate);
  const dates = { from: new Date(validFrom), to: new Date(validTo) };
  known.set(certificate, dates);
  return dates;
}

/** Throws `seal.expired` or `seal.not-yet-valid` for a moment outside the certificate's time, both ends included. */
export function refuseOutOfTime(certificate: Uint8Array, at: Date, signer: Signer): void {
  const { from, to } = validityOf(certificate);
  const who = signer.kind === 'officer' ? { officerId: signer.officerId } : { signer: 'agency' };
  if (at < from)
    throw new ExpectedError('seal.not-yet-valid', { ...who, notBefore: from.toISOString().slice(0, 10) });
  if (at > to) throw new ExpectedError('seal.expired', { ...who, notAfter: to.toISOString().slice(0, 10) });
}
