/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud and copied by hand. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 16 letters from 10 random bytes (80 bits): not to be guessed, and not derived from anything on the paper. */
export function verifyCode(random: Uint8Array): string {
  if (random.length !== 10) throw new RangeError(`a check code is made from 10 bytes, not ${random.length}`);
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let i = 15n; i >= 0n; i--) code += letters[Number((bits >> (i * 5n)) & 31n)];
  return code;
}

/** A code as typed by a person, or null when it cannot be one. O is read as 0, I and L as 1; case, spaces and hyphens do not count. */
export function readVerifyCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null;
}

/** As printed: ABCD-EFGH-JKMN-PQRS. */
export const groupCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
