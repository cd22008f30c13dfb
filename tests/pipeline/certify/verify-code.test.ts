import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupCode, readVerifyCode, verifyCode } from '#pipeline/certify/verify-code.ts';

const ten = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('a code reads back as typed in any hand: small letters, spaces, hyphens', () => {
  fc.assert(
    fc.property(ten, fc.constantFrom('-', ' ', '–', '  '), (bytes, gap) => {
      const code = verifyCode(bytes);
      expect(readVerifyCode(` ${groupCode(code).toLowerCase().replaceAll('-', gap)}`)).toBe(code);
    }),
  );
});

test('different bytes never share a code', () => {
  fc.assert(
    fc.property(ten, ten, (a, b) => {
      fc.pre(Buffer.compare(a, b) !== 0);
      expect(verifyCode(a)).not.toBe(verifyCode(b));
    }),
  );
});

test.each([
  ['7KQ2-M9XW-4TBD-OHNR', '7KQ2M9XW4TBD0HNR'],
  ['7kq2m9xw4tbd0hnl', '7KQ2M9XW4TBD0HN1'],
  ['7KQ2M9XW4TBD0HNU', null],
  ['7KQ2M9XW4TBD0HN', null],
  ['', null],
])('reads %s as %s', (typed, code) => {
  expect(readVerifyCode(typed)).toBe(code);
});

test('refuses to make a code from fewer than ten bytes', () => {
  expect(() => verifyCode(new Uint8Array(9))).toThrow(RangeError);
});
