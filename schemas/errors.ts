/**
 * Every failure we expect. `retry`: what the queue does. `status`: what the API answers. `exit`: what the command line
 * returns (2 the caller's input, 3 this machine's set-up, 4 try again later). The sentence a person sees is in `wording/`.
 */
export const errors = {
  'image.empty': { retry: 'never', status: 422, exit: 2 },
  'image.not-an-image': { retry: 'never', status: 422, exit: 2 },
  'image.truncated': { retry: 'never', status: 422, exit: 2 },
  'image.too-large': { retry: 'never', status: 422, exit: 2 },
  'image.blank': { retry: 'never', status: 422, exit: 2 },
  'page.form-unknown': { retry: 'never', status: 422, exit: 2 },
  'page.no-entries': { retry: 'never', status: 422, exit: 2 },
  'load.not-found': { retry: 'never', status: 404, exit: 2 },
  'load.no-manifest': { retry: 'never', status: 422, exit: 2 },
  'load.bad-manifest': { retry: 'never', status: 422, exit: 2 },
  'load.no-pages': { retry: 'never', status: 422, exit: 2 },
  'load.book-differs': { retry: 'never', status: 409, exit: 2 },
  'load.closing-differs': { retry: 'never', status: 409, exit: 2 },
  'restore.not-empty': { retry: 'never', status: 409, exit: 2 },
  'form.bad': { retry: 'never', status: 500, exit: 3 },
  'policy.bad': { retry: 'never', status: 500, exit: 3 },
  'policy.not-found': { retry: 'never', status: 422, exit: 2 },
  'form.not-found': { retry: 'never', status: 422, exit: 2 },
  'template.not-found': { retry: 'never', status: 422, exit: 2 },
  'engine.timeout': { retry: 'backoff', status: 503, exit: 4 },
  'engine.failed': { retry: 'backoff', status: 503, exit: 4 },
  'model.not-found': { retry: 'never', status: 500, exit: 3 },
  'model.bad': { retry: 'never', status: 500, exit: 3 },
  'blob.missing': { retry: 'backoff', status: 503, exit: 4 },
  'blob.corrupt': { retry: 'never', status: 500, exit: 3 },
  'store.disk-full': { retry: 'backoff', status: 507, exit: 3 },
  'store.no-write-right': { retry: 'backoff', status: 500, exit: 3 },
  'store.unreachable': { retry: 'backoff', status: 503, exit: 4 },
  'store.newer-version': { retry: 'never', status: 500, exit: 3 },
  'store.binary-missing': { retry: 'never', status: 500, exit: 3 },
  'queue.unreachable': { retry: 'backoff', status: 503, exit: 4 },
  'queue.redis-not-found': { retry: 'never', status: 500, exit: 3 },
  'config.bad': { retry: 'never', status: 500, exit: 2 },
  'port.in-use': { retry: 'never', status: 500, exit: 3 },
  'id.not-found': { retry: 'never', status: 404, exit: 2 },
  'session.wrong': { retry: 'never', status: 401, exit: 2 },
  'session.none': { retry: 'never', status: 401, exit: 2 },
  'session.totp-wanted': { retry: 'never', status: 401, exit: 2 },
  'session.totp-wrong': { retry: 'never', status: 401, exit: 2 },
  'session.too-many': { retry: 'never', status: 429, exit: 2 },
  'may.not': { retry: 'never', status: 403, exit: 2 },
  'request.too-many': { retry: 'never', status: 429, exit: 4 },
  'request.bad': { retry: 'never', status: 400, exit: 2 },
  'task.taken': { retry: 'never', status: 409, exit: 2 },
  'task.lease-lost': { retry: 'never', status: 409, exit: 2 },
  'task.done': { retry: 'never', status: 409, exit: 2 },
  'task.own-work': { retry: 'never', status: 403, exit: 2 },
  'task.reason-wanted': { retry: 'never', status: 422, exit: 2 },
  'task.field-unanswered': { retry: 'never', status: 422, exit: 2 },
  'trouble.settled': { retry: 'never', status: 409, exit: 2 },
  'book.not-verified': { retry: 'never', status: 409, exit: 2 },
  'book.sampled': { retry: 'never', status: 409, exit: 2 },
  'book.not-accepted': { retry: 'never', status: 409, exit: 2 },
  'ledger.not-at-fault': { retry: 'never', status: 409, exit: 2 },
  'ledger.gap-filled': { retry: 'never', status: 409, exit: 2 },
  'ledger.note-wanted': { retry: 'never', status: 422, exit: 2 },
  'gold.bad': { retry: 'never', status: 422, exit: 2 },
  'record.not-approved': { retry: 'never', status: 409, exit: 2 },
  'record.changed': { retry: 'never', status: 409, exit: 2 },
  'record.bad-date': { retry: 'never', status: 422, exit: 2 },
  'record.words-differ': { retry: 'never', status: 422, exit: 2 },
  'record.revoked': { retry: 'never', status: 409, exit: 2 },
  'record.struck': { retry: 'never', status: 409, exit: 2 },
  'record.contradicted': { retry: 'never', status: 409, exit: 2 },
  'relation.changed': { retry: 'never', status: 409, exit: 2 },
  'relation.reason-wanted': { retry: 'never', status: 422, exit: 2 },
  'extract.letter-wanted': { retry: 'never', status: 422, exit: 2 },
  'extract.voided': { retry: 'never', status: 409, exit: 2 },
  'extract.interrupted': { retry: 'never', status: 409, exit: 4 },
  'extract.bad-upload': { retry: 'never', status: 422, exit: 2 },
  'signing.no-delegation': { retry: 'never', status: 403, exit: 2 },
  'signing.away': { retry: 'never', status: 409, exit: 2 },
  'signing.closed': { retry: 'never', status: 409, exit: 2 },
  'signing.kind-closed': { retry: 'never', status: 409, exit: 2 },
  'signing.used-up': { retry: 'never', status: 409, exit: 2 },
  'signing.not-at-counter': { retry: 'never', status: 403, exit: 2 },
  'clock.wrong': { retry: 'never', status: 409, exit: 3 },
  'timestamp.unreachable': { retry: 'backoff', status: 503, exit: 4 },
  'timestamp.bad': { retry: 'backoff', status: 503, exit: 4 },
  'pdf.not-ours': { retry: 'never', status: 422, exit: 2 },
  'feed.bad-webhook': { retry: 'never', status: 422, exit: 2 },
  'extract.letter-missing': { retry: 'never', status: 422, exit: 2 },
  'extract.too-long': { retry: 'never', status: 422, exit: 2 },
  'extract.not-sealed': { retry: 'never', status: 409, exit: 2 },
  'train.program-missing': { retry: 'never', status: 500, exit: 3 },
  'train.no-lines': { retry: 'never', status: 422, exit: 2 },
  'train.too-little': { retry: 'never', status: 409, exit: 2 },
  'model.not-better': { retry: 'never', status: 409, exit: 2 },
  'seal.no-key': { retry: 'never', status: 500, exit: 3 },
  'seal.pin-wrong': { retry: 'never', status: 403, exit: 2 },
  'seal.pin-blocked': { retry: 'never', status: 409, exit: 3 },
  'seal.locked': { retry: 'never', status: 409, exit: 2 },
  'seal.token-missing': { retry: 'never', status: 409, exit: 3 },
  'seal.not-yet-valid': { retry: 'never', status: 409, exit: 3 },
  'seal.expired': { retry: 'never', status: 409, exit: 3 },
} as const satisfies Record<string, { retry: 'never' | 'backoff'; status: number; exit: 2 | 3 | 4 }>;

export type ErrorCode = keyof typeof errors;

/**
 * Throw what is expected by its code. `details` fill the sentence's blanks: file names, ids, field keys, numbers;
 * never a name, a date or any other personal value (they reach logs and the browser).
 */
export class ExpectedError extends Error {
  override readonly name = 'ExpectedError';
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Record<string, string | number> = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.code = code;
    this.details = details;
  }
}

/** True for a code of the table; used where an error has crossed a process boundary as plain text. */
export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errors, code);
