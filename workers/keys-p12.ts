import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type forge from 'node-forge';
import { chainOf } from '#pipeline/certify/chain.ts';
import { type Identity, identityOf, readCertificates } from './keys-identity.ts';

/** Thrown when the container does not open with the PIN. */
export class WrongPin extends Error {}

/**
 * `<base>.p12` (PKCS#12, RSA or elliptic curve). Issuers may lie in the container or in `<base>.crt.pem` and `pool`.
 * Throws `WrongPin`; anything else is a container that holds no usable key.
 */
export async function openP12(
  base: string,
  pin: string,
  pool: readonly X509Certificate[],
): Promise<Identity> {
  // it takes 60 ms to load, and an office with tokens never needs it
  const { default: forge } = await import('node-forge');
  const bytes = await readFile(`${base}.p12`);
  const container = forge.asn1.fromDer(forge.util.createBuffer(bytes.toString('latin1')));
  const opened = decrypt(forge, container, pin);
  const bags = opened.safeContents.flatMap((content) => content.safeBags);
  const der = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1');
  const keys = bags.flatMap((bag): KeyObject[] => {
    if (bag.key) {
      const pkcs1 = der(forge.pki.privateKeyToAsn1(bag.key));
      return [createPrivateKey({ key: pkcs1, format: 'der', type: 'pkcs1' })];
    }
    const isKey = bag.type === forge.pki.oids.pkcs8ShroudedKeyBag || bag.type === forge.pki.oids.keyBag;
    // forge knows RSA only; what it cannot read it leaves as it was
    return isKey && bag.asn1 ? [createPrivateKey({ key: der(bag.asn1), format: 'der', type: 'pkcs8' })] : [];
  });
  const certificates = bags.flatMap((bag): X509Certificate[] => {
    if (bag.cert) return [new X509Certificate(der(forge.pki.certificateToAsn1(bag.cert)))];
    return bag.type === forge.pki.oids.certBag && bag.asn1 ? [new X509Certificate(der(bag.asn1))] : [];
  });
  const beside = await readCertificates(`${base}.crt.pem`);
  for (const key of keys) {
    const own = [...certificates, ...beside].find((certificate) => certificate.checkPrivateKey(key));
    if (own) return identityOf(key, chainOf(own, [...certificates, ...beside, ...pool]));
  }
  throw new Error('no key with its certificate in the container');
}

function decrypt(tool: typeof forge, container: forge.asn1.Asn1, pin: string) {
  try {
    return tool.pkcs12.pkcs12FromAsn1(container, false, pin);
  } catch (cause) {
    // without a checksum (its third part) a container is told by its contents, which a wrong PIN turns into nonsense
    const hasChecksum = Array.isArray(container.value) && container.value.length > 2;
    const isPin =
      !hasChecksum || (cause instanceof Error && cause.message.includes('MAC could not be verified'));
    throw isPin ? new WrongPin('PKCS#12', { cause }) : cause;
  }
}
