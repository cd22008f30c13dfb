import { z } from 'zod';
import { route } from './route.ts';

/** `corrected`: the record was changed after the paper was issued; what was changed is not told. */
export const CheckState = z.enum(['valid', 'corrected', 'voided', 'unknown']);
export type CheckState = z.infer<typeof CheckState>;

/** No more than the holder's paper says, and nothing of the person on it. */
export const CheckReply = z.strictObject({
  state: CheckState,
  number: z.string().nullable(),
  title: z.string().nullable(),
  issuedOn: z.string().nullable(),
  issuingBody: z.string().nullable(),
  /** Drawn across the paper: of a synthetic record, or signed with test certificates. */
  isTest: z.boolean().default(false),
});
export type CheckReply = z.infer<typeof CheckReply>;

/** Anyone, no session: says whether a paper with this code was issued and still stands. */
export const checkExtract = route({ method: 'GET', path: '/api/check/:code', reply: CheckReply });

/** Public keys of the QR codes, for checking offline: raw Ed25519, base64url. */
export const CodeKey = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  issuer: z.string(),
  isTest: z.boolean(),
});
export type CodeKey = z.infer<typeof CodeKey>;
export const codeKeys = route({ method: 'GET', path: '/api/check/keys', reply: z.array(CodeKey) });

/** What a file says by itself and what the register says of it now. `POST /api/check/pdf`, the PDF itself as body, at most 4 MB; it is not kept. */
export const CheckPdfReply = z.strictObject({
  /** Both signatures hold, cover the file to its end, and lead to a root we know. */
  isIntact: z.boolean(),
  problems: z.array(z.string()),
  signatures: z.array(
    z.strictObject({ by: z.string(), at: z.iso.datetime().nullable(), isGood: z.boolean() }),
  ),
  level: z.string().nullable(),
  /** Made with test certificates: proves nothing. */
  isTest: z.boolean(),
  now: CheckReply,
});
export type CheckPdfReply = z.infer<typeof CheckPdfReply>;
export const checkPdfPath = '/api/check/pdf';
