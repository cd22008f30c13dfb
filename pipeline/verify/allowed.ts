import type { EventKind, RecordStatus } from '#schemas/events.ts';

/** What may happen next to a record. The store's fold and the API's 409 both read it here. */
export const allowed = {
  unverified: ['entry-keyed', 'entry-verified', 'relation-decided'],
  verified: ['entry-approved', 'entry-sent-back', 'relation-decided'],
  'sent-back': ['entry-keyed', 'entry-verified', 'relation-decided'],
  approved: [
    'record-corrected',
    'record-revoked',
    'relation-decided',
    'extract-authorized',
    'extract-sealed',
    'extract-stamped',
    'extract-voided',
  ],
  // papers issued before it was revoked may still be called back, stamped, or end their sealing
  revoked: ['relation-decided', 'extract-sealed', 'extract-stamped', 'extract-voided'],
} as const satisfies Record<RecordStatus, readonly EventKind[]>;

export const isAllowed = (status: RecordStatus, kind: EventKind): boolean =>
  (allowed[status] as readonly EventKind[]).includes(kind);
