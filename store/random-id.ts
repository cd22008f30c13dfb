import { randomBytes } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new id for what has no identity of its own (a task, an extract, an officer): prefix and 26 random letters. */
export const randomId = (prefix: string): string =>
  `${prefix}_${Array.from(randomBytes(26), (byte) => letters[byte % 32]).join('')}`;
