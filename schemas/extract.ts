import { z } from 'zod';
import { RegisterBody } from './book.ts';
import { Box, ImageRef } from './geometry.ts';
import { ExtractId, OfficerId, RecordId, Sha256 } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** Who asks at the counter, and by what right. @source Luật Hộ tịch 60/2014/QH13 Điều 63 (anyone, wherever resident) */
export const Requester = z.strictObject({
  name: z.string().trim().min(1).max(200),
  relation: z.string().trim().min(1).max(100),
  paper: z.string().trim().max(200),
});
export type Requester = z.infer<typeof Requester>;

export const ExtractRequest = z.strictObject({
  extractId: ExtractId,
  recordId: RecordId,
  kind: RecordKind,
  templateId: z.string(),
  copies: z.int().min(1).max(50),
  requester: Requester,
  requestedBy: OfficerId,
  requestedAt: z.iso.datetime(),
});
export type ExtractRequest = z.infer<typeof ExtractRequest>;

/** In what capacity the officer signs. @source NĐ 30/2020/NĐ-CP Phụ lục I, II.7 and Điều 13 */
export const Capacity = z.enum(['TM.', 'KT.', 'Q.', 'TL.', 'TUQ.']);
export type Capacity = z.infer<typeof Capacity>;

export const Signatory = z.strictObject({
  officerId: OfficerId,
  name: z.string().min(1),
  /** Lines above the signature, as printed: ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]. */
  capacityLines: z.array(z.string().min(1)).min(1),
});
export type Signatory = z.infer<typeof Signatory>;

/** All that is printed; the same value gives the same unsigned PDF, byte for byte. */
export const AuthorizedExtract = z.strictObject({
  extractId: ExtractId,
  recordId: RecordId,
  /** Number of the record's events that this paper rests on. */
  recordVersion: z.int().positive(),
  kind: RecordKind,
  templateId: z.string(),
  /** As printed: `12/2026/GKS-BS`. */
  number: z.string().regex(/^\d{1,6}\/\d{4}\/(GKS|TLKS|TLKT|TLKH)-BS$/),
  /** Day of issue, ISO, in Việt Nam (UTC+7). */
  issuedOn: z.iso.date(),
  /** Moment of authorization; the signatures carry it. */
  authorizedAt: z.iso.datetime(),
  issuingBody: RegisterBody,
  /** Địa danh before the date: "Hai Bà Trưng". */
  issuedAt: z.string().min(1),
  registerBody: RegisterBody,
  signatory: Signatory,
  /** Values as printed, verified by people; an absent key is blank in the book. */
  values: z.partialRecord(FieldKey, z.string()),
  /** The register entry on its cleaned page: evidence. */
  evidence: z.strictObject({ gray: ImageRef, box: Box }),
  copies: z.int().positive(),
  /** Unguessable check code and the address in the QR. */
  code: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
  checkUrl: z.url(),
  /** Drawn across the paper: synthetic record or test certificates. */
  testMark: z.boolean(),
});
export type AuthorizedExtract = z.infer<typeof AuthorizedExtract>;

/** Conformance level of the signatures (ETSI EN 319 142-1). */
export const SealLevel = z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']);
export type SealLevel = z.infer<typeof SealLevel>;

export const SealedExtract = z.strictObject({
  extractId: ExtractId,
  recordId: RecordId,
  number: z.string(),
  code: z.string(),
  pdf: Sha256,
  bytes: z.int().positive(),
  /** sha256 of the unsigned revision: what re-drawing the same authorization must give. */
  baseSha256: Sha256,
  level: SealLevel,
  signedBy: OfficerId,
  sealedAt: z.iso.datetime(),
});
export type SealedExtract = z.infer<typeof SealedExtract>;
