import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import type { Manner } from '#tests/support/time-authority.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { openTimeAuthority } from '#tests/support/time-authority.ts';
import { askOver } from '#workers/stamp-ask.ts';
import { readToken, timestampRequest, tokenIn } from '#pipeline/certify/stamp-token.ts';
import { hash } from '#pipeline/certify/cms.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';
import { openStamping } from './stamp-samples.ts';

describeWith(['openssl', 'pdfsig'], 'a time-stamp on a sealed paper', () => {
  let sealing: Awaited<ReturnType<typeof openSealing>>;
  let stamping: Awaited<ReturnType<typeof openStamping>>;
  let pdf: Uint8Array;
  let stamped: Buffer;
  beforeAll(async () => {
    sealing = await openSealing();
    stamping = await openStamping(sealing);
    ({ pdf } = await sealing.seal(sampleExtracts.birth));
    stamped = await stamping.stamp(pdf);
  });
  afterAll(async () => {
    await stamping.close();
    await sealing.close();
  });

  test('is only appended, and proves the moment itself', () => {
    expect(Buffer.compare(stamped.subarray(0, pdf.length), pdf)).toBe(0);
    const { isValid, level, signatures } = checkSeal(stamped, sealing.keys.roots);
    expect({ isValid, level }).toEqual({ isValid: true, level: 'B-LT' });
    expect(signatures[2]).toMatchObject({ field: 'archive-ts', by: 'TEST Cơ quan cấp dấu thời gian' });
    const late = Math.abs(Date.now() - Date.parse(signatures[2]?.at ?? ''));
    expect(late).toBeLessThan(60_000);
  });

  test('reaches B-T where no list of revoked certificates is to be had', async () => {
    expect(checkSeal(await stamping.stamp(pdf, []), sealing.keys.roots)).toMatchObject({
      isValid: true,
      level: 'B-T',
    });
  });

  test('openssl verifies the token that lies in the file against the bytes around it', () => {
    const [, open = 0, close = 0] =
      [...stamped.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) \d+\]/g)].at(-1)?.map(Number) ??
      [];
    const message = Buffer.from(stamped.toString('latin1', open + 1, close - 1), 'hex');
    const at = (name: string) => join(sealing.folder, `stamp.${name}`);
    writeFileSync(at('der'), message.subarray(0, 4 + message.readUInt16BE(2)));
    writeFileSync(at('data'), Buffer.concat([stamped.subarray(0, open), stamped.subarray(close)]));
    const verify = (data: string) =>
      execFileSync(
        needProgram('openssl'),
        ['ts', '-verify', '-token_in', '-in', at('der'), '-data', data, '-CAfile', sealing.rootPem],
        { encoding: 'utf8', stdio: 'pipe' },
      );
    expect(verify(at('data'))).toContain('Verification: OK');
    writeFileSync(at('other'), Buffer.concat([stamped.subarray(0, open), Buffer.from(' ')]));
    expect(() => verify(at('other'))).toThrow('imprint mismatch');
  });

  test('pdfsig still calls both signatures valid, and the time-stamp covers the file', () => {
    writeFileSync(join(sealing.folder, 'stamped.pdf'), stamped);
    const report = execFileSync(needProgram('pdfsig'), [join(sealing.folder, 'stamped.pdf')], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(report.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(report.split('Signature #3')[1]).toContain('Total document signed');
  });

  test.each<[Manner, string]>([
    ['garbage', 'RangeError'],
    ['refuses', 'RangeError'],
    ['another-imprint', 'RangeError'],
    ['another-nonce', 'RangeError'],
    ['error-500', 'ExpectedError'],
  ])('an authority that answers with %s is not believed', async (manner, name) => {
    stamping.authority.manner = manner;
    await expect(stamping.stamp(pdf)).rejects.toMatchObject({ name });
    stamping.authority.manner = 'well';
    await expect(stamping.stamp(pdf)).resolves.toBeDefined();
  });

  test('a certificate that is not for time-stamps, or of another root, gives none', async () => {
    const agency = await openTimeAuthority(stamping.keysDir, { signer: 'tsa', hash: 'sha512' });
    const imprint = hash(pdf);
    const nonce = Buffer.from('00000000000000ff', 'hex');
    const token = tokenIn(await askOver(agency.url)(timestampRequest(imprint, nonce)));
    const { roots } = sealing.keys;
    // SHA-512 and a nonce that begins with zeros are fine
    expect(readToken(token, { imprint, nonce }, roots).by).toBe('TEST Cơ quan cấp dấu thời gian');
    expect(() => readToken(token, { imprint, nonce }, [])).toThrow('certificate');
    expect(() => readToken(token, { imprint, nonce: Buffer.from('01', 'hex') }, roots)).toThrow('nonce');
    expect(() => readToken(token, { imprint: hash(nonce), nonce }, roots)).toThrow('imprint');
    await agency.close();
    // openssl itself refuses to stamp with a certificate that is not made for it
    const wrong = await openTimeAuthority(stamping.keysDir, { signer: 'agency' });
    const answer = await askOver(wrong.url)(timestampRequest(imprint, nonce));
    expect(() => tokenIn(answer)).toThrow('no stamp');
    await wrong.close();
  });

  test('a token made twice from its parts is the same', async () => {
    const imprint = hash(pdf);
    const token = tokenIn(
      await askOver(stamping.authority.url)(timestampRequest(imprint, Buffer.alloc(8, 7))),
    );
    const { roots } = sealing.keys;
    const once = readToken(token, { imprint, nonce: null }, roots);
    expect(readToken(once.token, { imprint, nonce: null }, roots)).toEqual(once);
  });
});
