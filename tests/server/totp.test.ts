import { Secret } from 'otpauth';
import { expect, test } from 'vitest';
import { newTotp, stepOfCode } from '#server/totp.ts';

const secret = Secret.fromUTF8('12345678901234567890').base32;
const at = (seconds: number) => new Date(seconds * 1000);

/** @source RFC 6238 appendix B, SHA-1, the last six of the eight digits */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i s the code is %s', (seconds, code) => {
  expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
});

test('a clock may be one step off, not two; the step is the code’s own', () => {
  const step = Math.floor(1_234_567_890 / 30);
  expect(stepOfCode(secret, '005924', at(1_234_567_890 + 30))).toBe(step);
  expect(stepOfCode(secret, '005924', at(1_234_567_890 - 30))).toBe(step);
  expect(stepOfCode(secret, '005924', at(1_234_567_890 + 61))).toBeNull();
});

test('every new secret is another one, of 160 bits, and its address names program and login', () => {
  const [a, b] = [newTotp('kyten'), newTotp('kyten')];
  expect(a.secret).not.toBe(b.secret);
  expect(a.secret).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(a.uri);
  expect([uri.protocol, decodeURIComponent(uri.pathname), uri.searchParams.get('secret')]).toEqual([
    'otpauth:',
    '/Hộ Tịch:kyten',
    a.secret,
  ]);
});
