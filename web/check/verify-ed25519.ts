import type { VerifyEd25519 } from '#schemas/qr-token.ts';

/**
 * Ed25519 by the browser; by a library where the browser has none of it (before 2024–25), or gives a page without https no
 * cryptography at all.
 */
export const verifyEd25519: VerifyEd25519 = async (publicKey, data, signature) => {
  const bytes = (given: Uint8Array) => Uint8Array.from(given);
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, bytes(signature), bytes(data));
  } catch {
    const { ed25519 } = await import('@noble/curves/ed25519.js');
    // As strict as the browser's: RFC 8032, not ZIP 215.
    return ed25519.verify(signature, data, publicKey, { zip215: false });
  }
};
