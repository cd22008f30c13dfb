import { z } from 'zod';

/** Where a signing key lies on a token (PKCS#11): `officers/<id>.pkcs11.json` or `agency.pkcs11.json`. */
export const TokenKey = z.strictObject({
  /** Path of the maker's library on this machine. */
  module: z.string().min(1),
  /** Label of the token, as its maker's program shows it. */
  token: z.string().min(1).max(32),
  /** Label of the private key; its certificate has the same CKA_ID, or lies in `<id>.crt.pem` beside. */
  key: z.string().min(1),
});
export type TokenKey = z.infer<typeof TokenKey>;
