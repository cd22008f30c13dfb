import type { OfficerId } from '#schemas/ids.ts';

/**
 * Makes raw signatures and knows the certificates for them (HashSigner). Keys never leave it.
 * `signer`: an officer's own key, or the agency's seal. Throws `seal.no-key`, `seal.expired`.
 */
export interface Seal {
  certificates(signer: Signer): Promise<readonly Uint8Array[]>;
  /** Signs sha256(data); DER ECDSA or PKCS#1 v1.5, as `algorithm` says. */
  sign(
    signer: Signer,
    data: Uint8Array,
  ): Promise<{ algorithm: 'rsa-sha256' | 'ecdsa-sha256'; signature: Uint8Array }>;
  /** True when the certificates are for trying out: the paper then says so. */
  readonly isTest: boolean;
}

export type Signer =
  | { readonly kind: 'officer'; readonly officerId: OfficerId }
  | { readonly kind: 'agency' };
