import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuthorizedExtract, SealedExtract } from '#schemas/extract.ts';
import { ExtractId } from '#schemas/ids.ts';
import { checkSeal, signersOf } from '#pipeline/certify/check-seal.ts';
import { drawPaper } from '#pipeline/certify/draw-paper.ts';
import { stampPdf } from '#pipeline/certify/stamp-pdf.ts';
import { openFileSigning, toSign } from '#server/file-signing.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { openOffice } from '#tests/support/office.ts';
import { obey, pluginOfficer, signWholeFile } from '#tests/support/signing-plugin.ts';
import { openTimeAuthority } from '#tests/support/time-authority.ts';
import { askOver } from '#workers/stamp-ask.ts';
import { sampleExtracts } from '#tests/pipeline/certify/sample-extracts.ts';

describeWith(['openssl', 'pdfsig'], 'an officer whose own program signs', () => {
  let office: Awaited<ReturnType<typeof openOffice>>;
  let origin: string;
  let own: { key: string; certificate: string };
  let extract: AuthorizedExtract;
  let kept: SealedExtract[];
  let lost: string[];
  const letters = [...'abcdefghjkmnpqrstvwxyz'];

  beforeAll(async () => {
    office = await openOffice();
    origin = await office.app.listen({ port: 0, host: '127.0.0.1' });
    await mkdir(join(office.keysDir, 'officers'), { recursive: true });
    own = await pluginOfficer(office.keysDir, office.keysDir, 'own');
    // the officer's certificate is a minute old
    office.clock.now = new Date(Date.now() + 60_000);
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    const letter = letters.shift() ?? 'z';
    const authorizedAt = office.clock.now.toISOString();
    const extractId = ExtractId.parse(`extract_${letter.repeat(26)}`);
    extract = { ...sampleExtracts.birth, extractId, authorizedAt };
    const registered = join(office.keysDir, 'officers', `${extract.signatory.officerId}.crt.pem`);
    await copyFile(own.certificate, registered);
    [kept, lost] = [[], []];
  });

  const open = () =>
    openFileSigning(office.ports, extract, {
      sealed: async (sealed) => void kept.push(sealed),
      lost: async (id) => void lost.push(id),
    });
  const order = ({ fetchPath, putPath }: { fetchPath: string; putPath: string }) => ({
    FileName: `${origin}${fetchPath}`,
    FileUploadHandler: `${origin}${putPath}`,
  });
  const sign = (pdf: Uint8Array) => signWholeFile(pdf, own);

  test('the paper is fetched, signed as a whole, put back, and sealed by the agency', async () => {
    expect(await office.ports.keys.wayOf(extract.signatory.officerId)).toBe('plugin');
    const view = await open();
    expect(toSign(extract.extractId)).toEqual(view);
    expect(await obey(order(view), sign)).toMatchObject({ Status: 0, FileName: '12-2026-GKS-BS.pdf' });
    expect(kept).toHaveLength(1);
    expect(lost).toEqual([]);
    const pdf = office.blobs.get(kept[0]?.pdf ?? '') ?? new Uint8Array();
    const checked = checkSeal(pdf, office.ports.keys.roots);
    expect(checked).toMatchObject({ isValid: true, level: 'B-B', baseSha256: kept[0]?.baseSha256 });
    expect(checked.signatures.map(({ by }) => by)).toEqual(['TEST own program', 'TEST Cơ quan cấp bản sao']);
    const path = join(office.keysDir, 'plugin.pdf');
    await writeFile(path, pdf);
    const report = execFileSync(needProgram('pdfsig'), [path], { encoding: 'utf8', stdio: 'pipe' });
    expect(report.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(report.split('Signature #2')[1]).toContain('Total document signed');
    expect(toSign(extract.extractId)).toBeNull();
  });

  test('a bit turned anywhere in such a paper is found, too', async () => {
    await obey(order(await open()), sign);
    const pdf = Buffer.from(office.blobs.get(kept[0]?.pdf ?? '') ?? []);
    const { roots } = office.ports.keys;
    let missed = 0;
    for (let at = 0; at < pdf.length; at += 331) {
      const turned = Buffer.from(pdf);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      if (checkSeal(turned, roots).isValid) missed += 1;
    }
    expect(missed).toBe(0);
    const cut = pdf.subarray(0, pdf.lastIndexOf('%%EOF', -10) + 6);
    expect(checkSeal(cut, roots).isValid).toBe(false);
    expect(checkSeal(Buffer.concat([pdf, Buffer.from('x')]), roots).isValid).toBe(false);
  });

  test('such a paper takes a time-stamp as any other', async () => {
    await obey(order(await open()), sign);
    const pdf = office.blobs.get(kept[0]?.pdf ?? '') ?? new Uint8Array();
    const { roots } = office.ports.keys;
    const authority = await openTimeAuthority(office.keysDir);
    const certificates = signersOf(pdf, roots).map(({ raw }) => raw);
    const lists = [await readFile(join(office.keysDir, 'root.crl'))];
    const by = { ask: askOver(authority.url), random: randomBytes, roots };
    const { file } = await stampPdf(pdf, { certificates, lists }, by);
    await authority.close();
    expect(checkSeal(file, roots)).toMatchObject({ isValid: true, level: 'B-LT' });
  });

  test('each address works once', async () => {
    const view = await open();
    expect((await fetch(`${origin}${view.fetchPath}`, { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(`${origin}${view.fetchPath}`)).headers.get('content-type')).toBe('application/pdf');
    expect((await fetch(`${origin}${view.fetchPath}`)).status).toBe(404);
    const bad = await fetch(`${origin}${view.putPath}`, { method: 'POST', body: Buffer.from('%PDF-1.7') });
    expect(await bad.json()).toMatchObject({ Status: 1 });
    const again = await fetch(`${origin}${view.putPath}`, { method: 'POST', body: Buffer.from('%PDF-1.7') });
    expect(await again.json()).toMatchObject({
      Status: 1,
      Message: expect.stringContaining('Không tìm thấy'),
    });
    expect((await fetch(`${origin}/api/file-signing/${'A'.repeat(43)}`)).status).toBe(404);
  });

  test('asked again, the addresses are new and the old ones dead; the paper is the same', async () => {
    const first = await open();
    const second = await open();
    expect((await fetch(`${origin}${first.fetchPath}`)).status).toBe(404);
    expect(await obey(order(first), sign)).toMatchObject({ Status: 1 });
    expect(await obey(order(second), sign)).toMatchObject({ Status: 0 });
    expect(kept).toHaveLength(1);
  });

  test.each<[string, string, (pdf: Uint8Array) => Promise<Uint8Array>]>([
    ['what was not signed', 'không có chữ ký', async (pdf) => pdf],
    [
      'another paper',
      'đúng tờ giấy',
      async (pdf) =>
        sign(Buffer.concat([pdf.subarray(0, 900), pdf.subarray(901)])).catch(() => pdf.subarray(1)),
    ],
    [
      'a signature of somebody else',
      'đã đăng ký',
      async (pdf) => signWholeFile(pdf, await pluginOfficer(office.keysDir, office.keysDir)),
    ],
    [
      'bytes after the signature',
      'không có chữ ký',
      async (pdf) => Buffer.concat([await sign(pdf), Buffer.from('\n')]),
    ],
    [
      'a signature that does not hold',
      'không có chữ ký',
      async (pdf) => {
        const file = Buffer.from(await sign(pdf));
        const at = file.indexOf('/SubFilter/adbe', pdf.length);
        file.write('/SubFilter/Adbe', at);
        return file;
      },
    ],
    [
      'a paper whose text was changed as well',
      'sửa chỗ khác',
      async (pdf) => {
        const content = Number(/\/Contents (\d+) 0 R/.exec(Buffer.from(pdf).toString('latin1'))?.[1]);
        return signWholeFile(pdf, own, [{ number: content, body: '<< /Length 2 >>\nstream\nBT\nendstream' }]);
      },
    ],
    [
      'a paper with an act on opening',
      'sửa chỗ khác',
      async (pdf) => {
        const { root } = await drawPaper(extract, {
          seal: office.ports.keys.seal,
          blobs: office.ports.blobs,
        });
        const body = root.text.replace(/>>$/, '/OpenAction << /S /JavaScript /JS (x) >> >>');
        return signWholeFile(pdf, own, [{ number: root.number, body }]);
      },
    ],
    ['two signatures', 'không có chữ ký', async (pdf) => signWholeFile(await sign(pdf), own)],
  ])('%s is refused, in words', async (_, says, made) => {
    const answer = await obey(order(await open()), made);
    expect(answer.Status).toBe(1);
    expect(answer.Message).toContain(says);
    expect(kept).toEqual([]);
    // nothing is lost by it: the officer asks to sign again
    expect(await obey(order(await open()), sign)).toMatchObject({ Status: 0 });
  });

  test('a certificate that was not valid at the moment of authorization is refused', async () => {
    extract = { ...extract, authorizedAt: '2020-06-01T00:00:00.000Z' };
    const before = office.clock.now;
    office.clock.now = new Date('2020-06-01T00:01:00Z');
    const answer = await obey(order(await open()), sign);
    office.clock.now = before;
    expect(answer).toMatchObject({ Status: 1, Message: expect.stringContaining('chưa đến ngày') });
  });

  test('time that has run out loses the number, once, and nothing can be put back', async () => {
    const before = office.clock.now;
    office.clock.now = new Date(Date.parse(extract.authorizedAt) + 14 * 60_000 - 30);
    const view = await open();
    await new Promise((done) => setTimeout(done, 120));
    expect(lost).toEqual([extract.extractId]);
    expect(toSign(extract.extractId)).toBeNull();
    expect((await fetch(`${origin}${view.fetchPath}`)).status).toBe(404);
    office.clock.now = new Date(Date.parse(extract.authorizedAt) + 14 * 60_000 + 1);
    await expect(open()).rejects.toMatchObject({ code: 'extract.interrupted' });
    office.clock.now = before;
  });

  test('nobody is named in what is logged', async () => {
    await obey(order(await open()), async (pdf) => pdf);
    const said = JSON.stringify(office.logged);
    expect(said).toContain('a signed file is refused');
    for (const secret of [extract.signatory.name, extract.values.childName ?? '', extract.code])
      expect(said).not.toContain(secret);
    const folder = join(office.keysDir, 'officers');
    await rm(join(folder, `${extract.signatory.officerId}.crt.pem`));
    expect(await readFile(own.certificate, 'latin1')).toContain('BEGIN CERTIFICATE');
  });
});
