import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SealedExtract } from '#schemas/extract.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { drawPdf } from '#pipeline/certify/draw-pdf.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import type { Seal } from '#pipeline/certify/seal.ts';
import { sealExtract } from '#pipeline/certify/seal-extract.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { signaturesIn, verifyCades } from '#tests/support/cades.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

let sealing: Awaited<ReturnType<typeof openSealing>>;
beforeAll(async () => {
  sealing = await openSealing();
});
afterAll(() => sealing.close());

describe('sealing', () => {
  test('leaves the paper in the blob store and says what it is', async () => {
    const { output, pdf } = await sealing.seal(sampleExtracts.birth);
    expect(SealedExtract.parse(output)).toEqual(output);
    expect(output).toMatchObject({
      number: '12/2026/GKS-BS',
      code: sampleExtracts.birth.code,
      level: 'B-B',
      signedBy: sampleExtracts.birth.signatory.officerId,
      bytes: pdf.length,
    });
  });

  test('only appends: the unsigned paper is a prefix of the sealed one, and its hash is kept', async () => {
    const { birth } = sampleExtracts;
    const template = templateById(birth.templateId);
    const base = (await drawPdf(birth, template, layOut(birth, template))).bytes;
    const { output, pdf } = await sealing.seal(birth);
    expect(Buffer.compare(base, pdf.subarray(0, base.length))).toBe(0);
    expect(output.baseSha256).toBe(createHash('sha256').update(base).digest('hex'));
  });

  test('twice the same paper with the same keys is the same file: a job run again harms nothing', async () => {
    const [one, two] = [
      await sealing.seal(sampleExtracts.marriage),
      await sealing.seal(sampleExtracts.marriage),
    ];
    expect(one.output.pdf).toBe(two.output.pdf);
  });

  test('refuses test keys on a paper that does not say it is a trial', async () => {
    await expect(sealing.seal({ ...sampleExtracts.birth, testMark: false })).rejects.toThrow('test mark');
  });

  test('refuses an officer without a key, and blames nobody by name', async () => {
    const officerId = `officer_${'z'.repeat(26)}` as OfficerId;
    const signatory = { ...sampleExtracts.birth.signatory, officerId };
    await expect(sealing.seal({ ...sampleExtracts.birth, signatory })).rejects.toMatchObject({
      code: 'seal.no-key',
      details: { officerId },
    });
  });

  test.each([
    ['2019-12-31T23:59:59.000Z', 'seal.not-yet-valid'],
    ['2045-01-01T00:00:01.000Z', 'seal.expired'],
  ])(
    'refuses a certificate that was not valid when the paper was authorized: %s',
    async (authorizedAt, code) => {
      const extract = { ...sampleExtracts.birth, authorizedAt };
      await expect(sealing.seal(extract)).rejects.toMatchObject({ code });
    },
  );

  test('takes a certificate in its very first and last second', async () => {
    for (const authorizedAt of ['2020-01-01T00:00:00.000Z', '2045-01-01T00:00:00.000Z'])
      await expect(sealing.seal({ ...sampleExtracts.birth, authorizedAt })).resolves.toBeDefined();
  });

  test('refuses a signature bigger than its room instead of cutting it', async () => {
    const huge = {
      ...sealing.context.seal,
      sign: async () => ({ algorithm: 'rsa-sha256' as const, signature: new Uint8Array(4000) }),
    };
    await expect(sealExtract.run(sampleExtracts.birth, { ...sealing.context, seal: huge })).rejects.toThrow(
      RangeError,
    );
  });

  test('has no time inside the signatures but their dictionaries: the moment of authorization', async () => {
    const { pdf } = await sealing.seal(sampleExtracts.birth);
    expect(
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/M \(D:20261122091530\+07'00'\)/g),
    ).toHaveLength(2);
    const signingTime = Buffer.from('2a864886f70d010905', 'hex');
    for (const { message } of signaturesIn(pdf)) expect(message.includes(signingTime)).toBe(false);
  });
});

describeWith(['pdfsig', 'openssl', 'pdftoppm'], 'a sealed paper in the hands of other programs', () => {
  test.each(Object.entries(sampleExtracts))(
    'pdfsig calls both signatures of a %s paper valid',
    async (kind, extract) => {
      const file = join(sealing.folder, `${kind}.pdf`);
      writeFileSync(file, (await sealing.seal(extract)).pdf);
      const [, first = '', second = '', third = ''] = execFileSync(needProgram('pdfsig'), [file], {
        encoding: 'utf8',
      }).split(/Signature #\d:/);
      expect(first).toContain('Signature Field Name: officer');
      expect(second).toContain('Signature Field Name: seal');
      for (const signature of [first, second]) {
        expect(signature).toContain('Signature Type: ETSI.CAdES.detached');
        expect(signature).toContain('Signature Validation: Signature is Valid.');
      }
      expect(first).toContain('TEST Trần Thị Kiểm Thử');
      expect(second).toContain('Total document signed');
      expect(third).toContain('The signature form field is not signed.');
    },
  );

  test('openssl verifies both as CAdES, up to the root', async () => {
    const { pdf } = await sealing.seal(sampleExtracts.death);
    const found = signaturesIn(pdf);
    expect(found).toHaveLength(2);
    for (const one of found) {
      expect(() => verifyCades(one, sealing.rootPem)).not.toThrow();
      const other = { ...one, signed: Buffer.concat([one.signed, Buffer.from(' ')]) };
      expect(() => verifyCades(other, sealing.rootPem)).toThrow(/Verification failure|CMS_verify/i);
    }
  });

  test('an elliptic-curve key seals as well as an RSA one', async () => {
    const at = (name: string): string => join(sealing.folder, `curve.${name}`);
    const request = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
    ];
    execFileSync(
      needProgram('openssl'),
      [...request, '-subj', '/CN=TEST curve', '-keyout', at('key.pem'), '-out', at('crt.pem')],
      { stdio: 'pipe' },
    );
    const key = createPrivateKey(readFileSync(at('key.pem')));
    const certificate = new X509Certificate(readFileSync(at('crt.pem'))).raw;
    const curve: Seal = {
      ...sealing.context.seal,
      certificates: async () => [certificate],
      sign: async (_, data) => ({ algorithm: 'ecdsa-sha256', signature: sign('sha256', data, key) }),
    };
    const extract = { ...sampleExtracts.birth, authorizedAt: new Date(Date.now() + 60_000).toISOString() };
    const output = await sealExtract.run(extract, { ...sealing.context, seal: curve });
    const pdf = await sealing.context.blobs.get(output.pdf);
    expect(checkSeal(pdf, [certificate]).problems).toEqual([]);
    writeFileSync(at('pdf'), pdf);
    const report = execFileSync(needProgram('pdfsig'), [at('pdf')], { encoding: 'utf8', stdio: 'pipe' });
    expect(report.match(/Signature is Valid\./g)).toHaveLength(2);
  });

  test('shows the officer’s signature in blue and the seal in red, one over the other', async () => {
    const file = join(sealing.folder, 'seen.pdf');
    writeFileSync(file, (await sealing.seal(sampleExtracts.death)).pdf);
    const ppm = execFileSync(needProgram('pdftoppm'), ['-r', '50', file], { maxBuffer: 1 << 26 });
    const [header = ''] = /^P6\s\d+\s\d+\s255\s/.exec(ppm.toString('latin1', 0, 40)) ?? [];
    let [blue, red] = [0, 0];
    for (let i = header.length; i + 2 < ppm.length; i += 3) {
      const [r = 0, g = 0, b = 0] = [ppm[i], ppm[i + 1], ppm[i + 2]];
      if (b > r + 60 && b > g + 40) blue += 1;
      if (r > b + 60 && r > g + 60) red += 1;
    }
    expect(blue).toBeGreaterThan(60);
    expect(red).toBeGreaterThan(600);
  });
});
