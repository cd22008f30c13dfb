import { execFileSync } from 'node:child_process';
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import { checkQrToken, readQrToken, type VerifyEd25519 } from '#schemas/qr-token.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { placeQr } from '#pipeline/certify/place-qr.ts';
import { qrAddress } from '#pipeline/certify/qr-address.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { verifyCode } from '#pipeline/certify/verify-code.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { croppedExtract } from './cropped-extract.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

let sealing: Awaited<ReturnType<typeof openSealing>>;
let paper: AuthorizedExtract;
beforeAll(async () => {
  sealing = await openSealing();
  paper = await croppedExtract(sampleExtracts.birth, sealing.context.blobs);
});
afterAll(() => sealing.close());

const addressOf = (extract: AuthorizedExtract): Promise<string> => qrAddress(extract, sealing.context.seal);
const mm = (points: number): number => (points * 25.4) / 72;

const verifying: VerifyEd25519 = (publicKey, data, signature) =>
  verify(
    null,
    data,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );

/** What anybody can say of a scanned code with nothing but the office's public key. */
async function checkOffline(scanned: string) {
  const { id, publicKey } = await sealing.context.seal.codeKey();
  const url = new URL(scanned);
  const code = url.pathname.split('/').at(-1) ?? '';
  return checkQrToken(
    url.hash,
    code,
    [{ id, publicKey: Buffer.from(publicKey).toString('base64url') }],
    verifying,
  );
}

describe('the address in a QR code', () => {
  test('is ours in capitals, and what it says behind # holds', async () => {
    const address = await addressOf(paper);
    expect(address).toMatch(
      /^HTTPS:\/\/HOTICH\.PHUONGHAIBATRUNG\.EXAMPLE\.VN\/X\/7KQ2M9XW4TBD0HNR#[0-9A-Z*+\-.:]+Z$/,
    );
    expect(await checkOffline(address)).toMatchObject({
      state: 'holds',
      facts: {
        code: paper.code,
        number: '12/2026/GKS-BS',
        recordVersion: 2,
        kind: 'birth',
        issuedOn: '2026-11-22',
        bookCode: 'KS.2016.01',
        bookNo: '01/2016',
        page: 43,
        entryNo: '86/2016',
        crop: paper.crop?.sha256,
      },
    });
  });

  test('says nothing of the person', async () => {
    const { signed } = readQrToken(new URL(await addressOf(paper)).hash) ?? expect.unreachable();
    const said = Buffer.from(signed).toString('utf8');
    for (const value of [paper.values.childName, paper.values.motherName, paper.values.childPersonalId])
      for (const word of value?.split(' ') ?? expect.unreachable()) expect(said).not.toContain(word);
  });

  test('is the plain one for a paper without a crop', async () => {
    expect(await addressOf(sampleExtracts.birth)).toBe(sampleExtracts.birth.checkUrl);
    const { source, ...withoutSource } = paper;
    expect(await addressOf(withoutSource)).toBe(paper.checkUrl);
  });

  test('keeps the letters of a path that is not ours to change', async () => {
    const elsewhere = { ...paper, checkUrl: `https://example.vn/hoTich/x/${paper.code}` };
    expect(await addressOf(elsewhere)).toMatch(/^https:\/\/example\.vn\/hoTich\/x\/7KQ2M9XW4TBD0HNR#/);
  });

  test('is refused for a number that no reader would take, rather than be one that never holds', async () => {
    const source = { ...(paper.source ?? expect.unreachable()), entryNo: '8'.repeat(101) };
    await expect(addressOf({ ...paper, source })).rejects.toMatchObject({
      code: 'extract.too-long',
      details: { field: 'entryNo' },
    });
  });

  test('is the same each time', async () => {
    expect(await addressOf(paper)).toBe(await addressOf(paper));
  });
});

describe('the code on the paper', () => {
  test('is 40 mm wide and at most version 13', async () => {
    const { qr } = layOut(paper, templateById(paper.templateId), await addressOf(paper));
    expect(mm(qr.rect.width)).toBeCloseTo(40);
    expect((qr.size - 17) / 4).toBeLessThanOrEqual(13);
  });

  test('stays scannable for books with the longest names: at most version 15', async () => {
    const source = {
      bookCode: 'KS.Đ.'.repeat(12).slice(0, 64),
      bookNo: 'Quyển số 01/1987',
      page: 999,
      entryNo: '12345/1987',
    };
    const { qr } = layOut(paper, templateById(paper.templateId), await addressOf({ ...paper, source }));
    expect((qr.size - 17) / 4).toBeLessThanOrEqual(15);
  });

  test('is refused when it could not be scanned', () => {
    expect(() => placeQr('X'.repeat(900), 0)).toThrow('extract.too-long');
  });

  test('has nothing in its quiet zone of four modules', async () => {
    for (const extract of Object.values(sampleExtracts)) {
      for (const address of [
        extract.checkUrl,
        await addressOf({ ...paper, ...extract, crop: paper.crop, source: paper.source }),
      ]) {
        const sheet = layOut(extract, templateById(extract.templateId), address);
        const { rect, size } = sheet.qr;
        const quiet = (4 * rect.width) / size - 0.01;
        for (const text of sheet.texts) {
          const isBeside = text.x > rect.x + rect.width + quiet || text.x + 1 < rect.x - quiet;
          const isOver = text.y - text.sizePt * 0.22 > rect.y + rect.height + quiet;
          const isUnder = text.y + text.sizePt * 0.75 < rect.y - quiet;
          expect(isBeside || isOver || isUnder, `${extract.templateId}: ${text.text}`).toBe(true);
        }
      }
    }
  });
});

describeWith(['pdftoppm', 'zbarimg'], 'a paper printed, scanned at 150 dpi and read by zbar', () => {
  /** What zbar reads on the first page of the sealed paper. */
  async function scan(extract: AuthorizedExtract): Promise<string> {
    const file = join(sealing.folder, 'paper.pdf');
    const picture = join(sealing.folder, 'scan');
    writeFileSync(file, (await sealing.seal(extract)).pdf);
    execFileSync(needProgram('pdftoppm'), [
      '-r',
      '150',
      '-gray',
      '-f',
      '1',
      '-l',
      '1',
      '-singlefile',
      file,
      picture,
    ]);
    return execFileSync(
      needProgram('zbarimg'),
      ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', `${picture}.pgm`],
      {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    ).trim();
  }

  test.each(Object.entries(sampleExtracts))('%s holds offline', async (_, extract) => {
    const { checkUrl, crop, source } = paper;
    const scanned = await scan({ ...extract, checkUrl, crop, source });
    expect(await checkOffline(scanned)).toMatchObject({
      state: 'holds',
      facts: { number: extract.number, crop: crop?.sha256 },
    });
  });

  test('so do ten more, each with a token of its own', async () => {
    for (let i = 1; i <= 10; i++) {
      const code = verifyCode(randomBytes(10));
      const other = {
        ...paper,
        code,
        number: `${i * 997}/2026/GKS-BS`,
        checkUrl: `https://example.vn/x/${code}`,
      };
      expect(await checkOffline(await scan(other)), code).toMatchObject({ state: 'holds', facts: { code } });
    }
  });

  test('a code cut out of another paper is found out', async () => {
    const scanned = await scan(paper);
    const swapped = scanned.replace(paper.code, '0000000000000000');
    expect(await checkOffline(swapped)).toEqual({ state: 'other-code' });
  });
});
