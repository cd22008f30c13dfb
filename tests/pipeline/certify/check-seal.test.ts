import { randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addRevision } from '#pipeline/certify/add-revision.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { slotsIn } from '#pipeline/certify/check-signature.ts';
import { trailerOf } from '#pipeline/certify/read-pdf.ts';
import { stampPdf } from '#pipeline/certify/stamp-pdf.ts';
import { makeTestCertificates } from '#scripts/make-certificates.ts';
import { describeWith } from '#tests/support/need-program.ts';
import { openTimeAuthority } from '#tests/support/time-authority.ts';
import { askOver } from '#workers/stamp-ask.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';
import { openStamping } from './stamp-samples.ts';

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
      { field: 'officer', by: 'TEST Trần Thị Kiểm Thử', at: '2026-11-22T02:15:30.000Z', problems: [] },
      { field: 'seal', by: 'TEST Cơ quan cấp bản sao', at: '2026-11-22T02:15:30.000Z', problems: [] },
    ],
    level: 'B-B',
    baseSha256: sealed.output.baseSha256,
  });
});

test('a paper that the first version of this program sealed, with PEM keys, still holds', async () => {
  const papers = join(import.meta.dirname, '..', '..', 'golden', 'papers');
  const root = new X509Certificate(await readFile(join(papers, 'first-version.root.pem'))).raw;
  const found = checkSeal(await readFile(join(papers, 'first-version.pdf')), [root]);
  expect(found).toMatchObject({
    isValid: true,
    level: 'B-B',
    baseSha256: '52340c588ae9119e791abc4e71bc7f72a79a5e02915ed6d67c3418a90d73ce4a',
  });
});

/** The positions most worth trying: from a little before the first signature on, all certificates and padding. */
const positionIn = (file: Buffer) =>
  fc.oneof(fc.nat(file.length - 1), fc.integer({ min: (ends()[0] ?? 0) - 200, max: file.length - 1 }));

function missedFlips(file: Buffer, numRuns: number): number {
  let missed = 0;
  fc.assert(
    fc.property(positionIn(file), fc.nat(7), (at, bit) => {
      const turned = Buffer.from(file);
      turned[at] = (turned[at] ?? 0) ^ (1 << bit);
      if (check(turned).isValid) missed += 1;
    }),
    { numRuns },
  );
  return missed;
}

test('of 2,000 files with one bit turned none is taken for the paper (B-B)', { timeout: 180_000 }, () => {
  expect(missedFlips(pdf, 2000)).toBe(0);
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
    level: null,
    baseSha256: null,
  });
});

test('a file made of nothing but signatures is no paper, and is not read to its end', () => {
  const one = '/ByteRange [0 0000000010 0000000020 0000000030] /Contents <00>\n';
  const many = `%PDF-1.7\n${one.repeat(60_000)}%%EOF\n`;
  expect(slotsIn(many)).toHaveLength(5);
  expect(check(Buffer.from(many, 'latin1')).isValid).toBe(false);
});

test('the base found in the file is the one that re-drawing gives', () => {
  expect(check(pdf).baseSha256).toBe(baseSha256);
});

test('text added by an incremental update, as an editor does it, is found', async () => {
  const number = Number(/\/Size (\d+)(?![\s\S]*\/Size)/.exec(pdf.toString('latin1'))?.[1]);
  const text = 'BT /regular 20 Tf 100 400 Td <0021> Tj ET';
  const added = { number, body: `<< /Length ${text.length} >>\nstream\n${text}\nendstream` };
  const { size, entries } = trailerOf(pdf);
  const { file } = addRevision(pdf, [added], { size: size + 1, entries });
  expect(check(file).problems).toEqual(['coverage']);
});

describeWith(['openssl'], 'a paper with a time-stamp', () => {
  let stamping: Awaited<ReturnType<typeof openStamping>>;
  let stamped: Buffer;
  beforeAll(async () => {
    stamping = await openStamping(sealing);
    stamped = await stamping.stamp(pdf);
  });
  afterAll(() => stamping.close());

  test('of 2,000 files with one bit turned none is taken for the paper (B-LT)', { timeout: 240_000 }, () => {
    expect(check(stamped).level).toBe('B-LT');
    expect(missedFlips(stamped, 2000)).toBe(0);
  });

  test('every bit of the proof and of the time-stamp’s first bytes counts', { timeout: 120_000 }, () => {
    // structure, certificates, list and the beginning of the token, each byte once
    for (let at = pdf.length; at < stamped.length; at += 37) {
      const turned = Buffer.from(stamped);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      expect(check(turned).isValid, `byte ${at}`).toBe(false);
    }
  });

  test('cut anywhere but to the sealed paper it was, it does not hold', () => {
    expect(check(stamped.subarray(0, pdf.length)).level).toBe('B-B');
    for (const length of [
      pdf.length - 1,
      pdf.length + 1,
      stamped.lastIndexOf('%%EOF', -10) + 6,
      stamped.length - 1,
    ])
      expect(check(stamped.subarray(0, length)).isValid, String(length)).toBe(false);
  });

  test('bytes after the time-stamp, or a second one, are found', async () => {
    expect(check(Buffer.concat([stamped, Buffer.from('\n')])).problems).toEqual(['coverage']);
    await expect(stamping.stamp(stamped)).rejects.toThrow('no field');
  });

  test('a real time-stamp over text that somebody added makes no paper of it', async () => {
    const { size, entries } = trailerOf(pdf);
    const text = 'BT /regular 20 Tf 100 400 Td <0021> Tj ET';
    const content = Number(/\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))?.[1]);
    const changed = { number: content, body: `<< /Length ${text.length} >>\nstream\n${text}\nendstream` };
    const { file } = addRevision(pdf, [changed], { size, entries });
    expect(check(await stamping.stamp(file)).problems).toEqual(['coverage']);
  });

  test('the time-stamp of another paper, or of another root’s authority, does not hold', async () => {
    const { pdf: other } = await sealing.seal({ ...sampleExtracts.birth, code: '7KQ2M9XW4TBD0HNS' });
    expect(other.length).toBe(pdf.length);
    const grafted = Buffer.concat([other, stamped.subarray(pdf.length)]);
    expect(check(grafted).problems).toEqual(['coverage']);
    const foreignKeys = join(sealing.folder, 'other-authority');
    await makeTestCertificates(foreignKeys, []);
    const foreign = await openTimeAuthority(foreignKeys);
    const otherRoot = new X509Certificate(await readFile(join(foreignKeys, 'root.crt.pem'))).raw;
    const { file } = await stampPdf(
      pdf,
      { certificates: [], lists: [] },
      { ask: askOver(foreign.url), random: randomBytes, roots: [otherRoot] },
    );
    await foreign.close();
    expect(check(file).problems).toEqual(['coverage']);
    expect(checkSeal(file, [sealing.root, otherRoot]).level).toBe('B-T');
  });
});
