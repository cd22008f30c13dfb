import { z } from 'zod';
import { Fee, Requester, SealLevel } from '../extract.ts';
import { ExtractId, OfficerId, RecordId } from '../ids.ts';
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
  level: SealLevel.nullable(),
  /** Why it was turned down or called back. */
  reason: z.string().nullable(),
  /** What the paper is for, as far as they said. */
  purpose: z.string(),
  fee: Fee.nullable(),
  /** Number of the receipt for it; null where nothing was paid or the paper is not sealed yet. */
  receiptNo: z.string().nullable(),
  /** The latest the law allows; null in requests kept before this was said. */
  dueAt: z.iso.datetime().nullable(),
  withScan: z.boolean(),
  /** What waits for the officer's own signing program (FileSigner); null otherwise. */
  toSign: z
    .strictObject({
      officerId: OfficerId,
      /** Where the program fetches the file and puts it back, on this server; each works once, until `until`. */
      fetchPath: z.string(),
      putPath: z.string(),
      until: z.iso.datetime(),
    })
    .nullable(),
});
export type ExtractView = z.infer<typeof ExtractView>;

/**
 * Asking twice with the same key gives the same extract. Where an officer lets the counter sign, the answer is the sealed
 * paper; otherwise it waits at that officer's desk.
 */
export const requestExtract = route({
  method: 'POST',
  path: '/api/records/:recordId/extracts',
  body: z.strictObject({
    idempotencyKey: z.uuid(),
    requester: Requester,
    copies: z.int().min(1).max(50),
    purpose: z.string().trim().max(300).default(''),
    /** Why no fee is taken; null: it is paid. */
    exemption: z.string().trim().min(1).max(200).nullable().default(null),
    withScan: z.boolean().default(false),
    /** One of the templates that fit; left out: the ordinary copy. */
    templateId: z.string().optional(),
  }),
  reply: ExtractView,
});

/** A sealed paper is called back: the check page says so from now on. Its number is never given again. */
export const voidExtract = route({
  method: 'POST',
  path: '/api/extracts/:extractId/void',
  body: z.strictObject({ reason: z.string().trim().min(1).max(600) }),
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
