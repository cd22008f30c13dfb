import type { OfficerId } from '#schemas/ids.ts';

/**
 * Makes raw signatures and knows the certificates for them (HashSigner). Keys never leave it.
 * `signer`: an officer's own key, or the agency's seal. Throws `seal.no-key`, `seal.locked`, `seal.token-missing`.
 */
export interface Seal {
  /** Own first, root last. Of an officer whose own program signs: the registered ones, without any key being open. */
  certificates(signer: Signer): Promise<readonly Uint8Array[]>;
  /** Signs sha256(data); DER ECDSA or PKCS#1 v1.5, as `algorithm` says. */
  sign(
    signer: Signer,
    data: Uint8Array,
  ): Promise<{ algorithm: 'rsa-sha256' | 'ecdsa-sha256'; signature: Uint8Array }>;
  /** The office's own key for QR codes: Ed25519, 64 bytes. */
  signCode(data: Uint8Array): Promise<Uint8Array>;
  /** Its public half: 32 bytes raw, and the first 8 bytes of their sha256 in hex as its name. */
  codeKey(): Promise<{ readonly id: string; readonly publicKey: Uint8Array }>;
  /** True when the certificates are for trying out: the paper then says so. */
  readonly isTest: boolean;
}

export type Signer =
  | { readonly kind: 'officer'; readonly officerId: OfficerId }
  | { readonly kind: 'agency' };

/** How an officer signs: `key` with a PIN here, `plugin` by a program of their own over the whole file, `none` not at all. */
export type SigningWay = 'key' | 'plugin' | 'none';

/** Officers' keys, closed until their PIN opens them; open ones are in this process's memory and nowhere else. */
export interface SigningKeys {
  readonly seal: Seal;
  /** Roots that our certificates lead to, DER; more while this runs, when files are put there: ask anew each time. */
  readonly roots: readonly Uint8Array[];
  wayOf(officerId: OfficerId): Promise<SigningWay>;
  /**
   * Throws `seal.no-key`, `seal.pin-wrong`, `seal.pin-blocked`, `seal.token-missing`, `seal.expired`,
   * `seal.not-yet-valid`.
   */
  open(officerId: OfficerId, pin: string): Promise<void>;
  close(officerId: OfficerId): void;
  isOpen(officerId: OfficerId): boolean;
}
