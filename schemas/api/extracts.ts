import { z } from 'zod';
import { Requester } from '../extract.ts';
import { ExtractId, RecordId } from '../ids.ts';
import { RecordKind } from '../record/kinds.ts';
import { route } from './route.ts';

export const ExtractStatus = z.enum(['requested', 'authorized', 'sealed', 'voided']);
export type ExtractStatus = z.infer<typeof ExtractStatus>;

export const ExtractView = z.strictObject({
  id: ExtractId,
  recordId: RecordId,
  kind: RecordKind,
  templateId: z.string(),
  /** Title of the paper as printed. */
  title: z.string(),
  status: ExtractStatus,
  number: z.string().nullable(),
  code: z.string().nullable(),
  /** Whom the record is about, as printed. */
  subject: z.string(),
  requester: Requester,
  copies: z.int(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  signedBy: z.string().nullable(),
  sealedAt: z.iso.datetime().nullable(),
  level: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ExtractView = z.infer<typeof ExtractView>;

/** Asking twice with the same key gives the same extract. */
export const requestExtract = route({
  method: 'POST',
  path: '/api/records/:recordId/extracts',
  body: z.strictObject({
    idempotencyKey: z.uuid(),
    requester: Requester,
    copies: z.int().min(1).max(50),
  }),
  reply: ExtractView,
});
export const extractOf = route({ method: 'GET', path: '/api/extracts/:extractId', reply: ExtractView });
export const recentExtracts = route({ method: 'GET', path: '/api/extracts', reply: z.array(ExtractView) });
/** One line of a paper as it will be printed; `cells` stand side by side, each with its share of the width. */
export const PreviewLine = z.strictObject({
  /** `title` is centred, `signer` stands in the right half, `value` over the whole width. */
  as: z.enum(['title', 'value', 'signer']),
  cells: z.array(
    z.strictObject({
      share: z.number().positive().max(1),
      runs: z.array(z.strictObject({ text: z.string(), bold: z.boolean() })),
    }),
  ),
});
export type PreviewLine = z.infer<typeof PreviewLine>;
/** What the paper says from its title to the heading over its signer. */
export const extractPreview = route({
  method: 'GET',
  path: '/api/extracts/:extractId/preview',
  reply: z.array(PreviewLine),
});
/** The PDF itself: `GET /api/extracts/:extractId/pdf`, application/pdf, 409 before it is sealed. */
export const extractPdfPath = (id: ExtractId): string => `/api/extracts/${id}/pdf`;
/** Anyone, no session: says whether a paper with this code was issued and still stands. */
export const CheckReply = z.strictObject({
  state: z.enum(['valid', 'voided', 'unknown']),
  number: z.string().nullable(),
  title: z.string().nullable(),
  issuedOn: z.string().nullable(),
  issuingBody: z.string().nullable(),
});
export type CheckReply = z.infer<typeof CheckReply>;
export const checkExtract = route({ method: 'GET', path: '/api/check/:code', reply: CheckReply });
