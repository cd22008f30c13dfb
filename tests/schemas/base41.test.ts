import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBase41, writeBase41 } from '#schemas/base41.ts';

test('bytes come back, and only letters of a QR code’s tightest mode are used', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = writeBase41(bytes);
      expect(text).toMatch(/^[0-9A-Z*+\-.:]*$/);
      expect(text).toHaveLength(Math.floor(bytes.length / 2) * 3 + (bytes.length % 2) * 2);
      expect(readBase41(text)).toEqual(bytes);
    }),
  );
});

test.each([
  ['a letter that is not of it', '00a'],
  ['a letter alone', '0000'],
  ['three letters worth more than two bytes', ':::'],
  ['two letters worth more than one byte', '::'],
])('refuses %s', (_, text) => {
  expect(readBase41(text)).toBeNull();
});

test('no two texts mean the same bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0Z*:.A'), maxLength: 9 }), (text) => {
      const bytes = readBase41(text);
      if (bytes !== null) expect(writeBase41(bytes)).toBe(text);
    }),
  );
});
