import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

let sealing: Awaited<ReturnType<typeof openSealing>>;
let pdf: Buffer;
let baseSha256: string;
beforeAll(async () => {
  sealing = await openSealing();
  const sealed = await sealing.seal(sampleExtracts.birth);
  pdf = Buffer.from(sealed.pdf);
  baseSha256 = sealed.output.baseSha256;
});
afterAll(() => sealing.close());

const check = (bytes: Uint8Array) => checkSeal(bytes, [sealing.root]);
const ends = (): number[] => [...pdf.toString('latin1').matchAll(/%%EOF/g)].map((m) => m.index + m[0].length);

test.each(Object.entries(sampleExtracts))('a %s paper as it was sealed holds', async (_, extract) => {
  const sealed = await sealing.seal(extract);
  expect(check(sealed.pdf)).toEqual({
    isValid: true,
    problems: [],
    signatures: [
      { field: 'officer', by: 'TEST Trần Thị Kiểm Thử', problems: [] },
      { field: 'seal', by: 'TEST Cơ quan cấp bản sao', problems: [] },
    ],
    baseSha256: sealed.output.baseSha256,
  });
});

test('one bit turned anywhere is found', () => {
  const position = fc.oneof(
    fc.nat(pdf.length - 1),
    // the end has both signatures, their certificates and the padding
    fc.integer({ min: (ends()[0] ?? 0) - 200, max: pdf.length - 1 }),
  );
  fc.assert(
    fc.property(position, fc.nat(7), (at, bit) => {
      const turned = Buffer.from(pdf);
      turned[at] = (turned[at] ?? 0) ^ (1 << bit);
      expect(check(turned).isValid).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('bytes added after the seal are found, though each signature by itself still holds', () => {
  const update = Buffer.concat([pdf, Buffer.from('\n1 0 obj\n<< >>\nendobj\n')]);
  const found = check(update);
  expect(found.problems).toEqual(['coverage']);
  expect(found.signatures.map((s) => s.problems)).toEqual([[], []]);
});

test.each([
  ['the agency’s seal cut off', 1],
  ['both signatures cut off', 0],
])('%s is found', (_, revision) => {
  const cut = pdf.subarray(0, (ends()[revision] ?? 0) + 1);
  expect(check(cut).isValid).toBe(false);
  expect(check(cut).problems).toContain('not-our-form');
});

test('the signatures of one paper do not hold on another', async () => {
  const { pdf: other } = await sealing.seal({ ...sampleExtracts.birth, code: '7KQ2M9XW4TBD0HNS' });
  const base = Buffer.from(other).subarray(0, ends()[0]);
  expect(base.length).toBe(ends()[0]);
  const grafted = Buffer.concat([base, pdf.subarray(ends()[0])]);
  expect(check(grafted).problems).toEqual(['altered']);
});

test('keys of another root with the same names are found', async () => {
  const keys = join(sealing.folder, 'other-keys');
  await makeTestCertificates(keys, []);
  const otherRoot = new X509Certificate(await readFile(join(keys, 'root.crt.pem'))).raw;
  expect(checkSeal(pdf, [otherRoot]).problems).toEqual(['chain']);
  expect(checkSeal(pdf, []).problems).toEqual(['chain']);
});

test('says so of what is not a paper of ours at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
      expect(check(bytes).isValid).toBe(false);
    }),
  );
  expect(check(new Uint8Array())).toEqual({
    isValid: false,
    problems: ['not-our-form'],
    signatures: [],
    baseSha256: null,
  });
});

test('the base found in the file is the one that re-drawing gives', () => {
  expect(check(pdf).baseSha256).toBe(baseSha256);
});
