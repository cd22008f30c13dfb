import { z } from 'zod';
import { RegisterBody } from './book.ts';
import { Box, ImageRef } from './geometry.ts';
import { DelegationId, ExtractId, OfficerId, RecordId, Sha256, SigningSessionId } from './ids.ts';
import { FieldKey, RecordKind } from './record/kinds.ts';

/** What the person who asks is to whom the paper is about. @source Luật Hộ tịch 60/2014/QH13 Điều 63 (anyone, wherever resident) */
export const Relation = z.enum([
  'self',
  'grandparent',
  'parent',
  'child',
  'spouse',
  'sibling',
  'proxy',
  'agency',
  'other',
]);
export type Relation = z.infer<typeof Relation>;

/** A proxy's văn bản ủy quyền, or an agency's written request. */
export const Letter = z.strictObject({
  number: z.string().trim().max(60),
  date: z.iso.date().nullable(),
  /** Who wrote or certified it. */
  from: z.string().trim().min(1).max(200),
});
export type Letter = z.infer<typeof Letter>;

/** Who asks at the counter, and by what right. */
export const Requester = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** A word of its own in requests kept before the relations were listed. */
  relation: z.union([Relation, z.string().trim().min(1).max(100)]),
  paper: z.string().trim().max(200),
  letter: Letter.nullable().default(null),
});
export type Requester = z.infer<typeof Requester>;

/** Đồng. `exemption`: why nothing is taken; null where the fee is paid. @source TT 281/2016/TT-BTC (8.000 đ a copy) */
export const Fee = z.strictObject({
  perCopy: z.int().nonnegative(),
  total: z.int().nonnegative(),
  exemption: z.string().trim().min(1).max(200).nullable(),
});
export type Fee = z.infer<typeof Fee>;

export const ExtractRequest = z.strictObject({
  extractId: ExtractId,
  recordId: RecordId,
  kind: RecordKind,
  templateId: z.string(),
  copies: z.int().min(1).max(50),
  requester: Requester,
  /** What the paper is for, as far as they said. */
  reason: z.string().trim().max(300).default(''),
  /** Missing in requests kept before fees were. */
  fee: Fee.optional(),
  /** The latest the law allows: the same day, the next working day from 15:00 on. @source Luật Hộ tịch Điều 5 khoản 2 */
  dueAt: z.iso.datetime().optional(),
  /** A second page shows the entry as it stands in the book. */
  withScan: z.boolean().default(false),
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
  /** The entry cut out of its page: its name is the hash that the QR code carries. Missing in papers of before. */
  crop: ImageRef.optional(),
  /** Where in the books it stands, for the QR code. */
  source: z
    .strictObject({ bookCode: z.string(), bookNo: z.string(), page: z.int().positive(), entryNo: z.string() })
    .optional(),
  withScan: z.boolean().default(false),
  /** By what right, and in which opening of the officer's key; missing in papers of before. */
  delegationId: DelegationId.optional(),
  signingSessionId: SigningSessionId.optional(),
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
  /** When a time-stamp authority's word was added; null: not yet. */
  stampedAt: z.iso.datetime().nullable().default(null),
});
export type SealedExtract = z.infer<typeof SealedExtract>;
