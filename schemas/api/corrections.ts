import { z } from 'zod';
import { CorrectionBasis, CorrectionKind } from '../events.ts';
import { FieldKey } from '../record/kinds.ts';
import { route } from './route.ts';

const done = z.strictObject({ ok: z.literal(true) });

/** What is in force from now on, by a decision. The book, and what people verified of it, stay as they are. */
export const correctRecord = route({
  method: 'POST',
  path: '/api/records/:recordId/corrections',
  body: z.strictObject({
    what: CorrectionKind,
    basis: CorrectionBasis,
    /** New texts by field; an empty one: nothing stands there from now on. May be none where only a note is made. */
    changes: z.partialRecord(FieldKey, z.string().trim().max(600)),
    note: z.string().trim().min(1).max(600),
    /** The record's version the officer saw. */
    version: z.int().positive(),
  }),
  reply: done,
});

export const revokeRecord = route({
  method: 'POST',
  path: '/api/records/:recordId/revoke',
  body: z.strictObject({
    basis: CorrectionBasis,
    reason: z.string().trim().min(1).max(600),
    version: z.int().positive(),
  }),
  reply: done,
});
