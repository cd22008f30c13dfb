import { createHash } from 'node:crypto';
import { canonicalJson } from '#schemas/canonical.ts';

/** sha256 (hex) of a value's canonical JSON: the part of a step's key that says what it was given. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');
