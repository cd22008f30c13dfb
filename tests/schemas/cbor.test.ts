import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cbor, readCbor, writeCbor } from '#schemas/cbor.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));

/** @source RFC 8949 Appendix A */
test.each<[Cbor, string]>([
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [100, '1864'],
  [1000, '1903e8'],
  [1000000, '1a000f4240'],
  [-1, '20'],
  [-100, '3863'],
  [-1000, '3903e7'],
  [new Uint8Array(), '40'],
  [Uint8Array.of(1, 2, 3, 4), '4401020304'],
  ['', '60'],
  ['IETF', '6449455446'],
  ['ü', '62c3bc'],
  ['水', '63e6b0b4'],
  [[], '80'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [Array.from({ length: 25 }, (_, i) => i + 1), '98190102030405060708090a0b0c0d0e0f101112131415161718181819'],
  [new Map(), 'a0'],
  [
    new Map([
      [3, 4],
      [1, 2],
    ]),
    'a201020304',
  ],
])('%j is spelled as the standard spells it', (value, spelled) => {
  expect(hex(writeCbor(value))).toBe(spelled);
  expect(hex(writeCbor(readCbor(bytes(spelled))))).toBe(spelled);
});

const { value: anything } = fc.letrec<{ value: Cbor }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.integer({ min: -70_010, max: 70_000 }), tie('value')), { maxLength: 4 })
      .map((entries) => new Map(entries)),
  ),
}));

test('what is written is read back', () => {
  fc.assert(
    fc.property(anything, (value) => {
      const spelled = writeCbor(value);
      expect(hex(writeCbor(readCbor(spelled)))).toBe(hex(spelled));
    }),
  );
});

test('a map’s keys come in the order of their spelling, whatever order they were set in', () => {
  const one = new Map([
    [-70001, 1],
    [7, 2],
    [-1, 3],
  ]);
  expect(hex(writeCbor(one))).toBe(hex(writeCbor(new Map([...one].reverse()))));
  expect(hex(writeCbor(one))).toBe('a307022003' + '3a0001117001');
});

describe('another spelling, or what tokens do not use, is refused', () => {
  test.each([
    ['a number longer than it must be', '1817'],
    ['a length longer than it must be', '580101'],
    ['keys out of order', 'a203040102'],
    ['a key twice', 'a201020103'],
    ['a text that is no UTF-8', '62c328'],
    ['something behind it', '0000'],
    ['a list that ends too soon', '8301'],
    ['bytes that end too soon', '44010203'],
    ['nothing', ''],
    ['an indefinite length', '9f01ff'],
    ['a number of 64 bits', '1b000000e8d4a51000'],
    ['a fraction', 'f93c00'],
    ['a tag', 'c11a514b67b0'],
    ['true', 'f5'],
    ['a map with a text as key', 'a1616101'],
  ])('%s', (_, spelled) => {
    expect(() => readCbor(bytes(spelled))).toThrow();
  });

  test('and no bytes at all make it fail in another way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        try {
          expect(hex(writeCbor(readCbor(noise)))).toBe(hex(noise));
        } catch (error) {
          expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
        }
      }),
    );
  });

  test('a number that is not whole is not written', () => {
    expect(() => writeCbor(1.5)).toThrow(RangeError);
    expect(() => writeCbor(2 ** 40)).toThrow(RangeError);
  });
});
