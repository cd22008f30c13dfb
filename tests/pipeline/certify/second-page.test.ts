import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorizedExtract } from '#schemas/extract.ts';
import { Sha256 } from '#schemas/ids.ts';
import { checkSeal } from '#pipeline/certify/check-seal.ts';
import { cropPicture } from '#pipeline/certify/crop-picture.ts';
import { layOutCrop } from '#pipeline/certify/lay-out-crop.ts';
import { margins, sheetSize } from '#pipeline/certify/sheet.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { croppedExtract, cropJpeg } from './cropped-extract.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

let sealing: Awaited<ReturnType<typeof openSealing>>;
let paper: AuthorizedExtract;
beforeAll(async () => {
  sealing = await openSealing();
  paper = { ...(await croppedExtract(sampleExtracts.birth, sealing.context.blobs)), withScan: true };
});
afterAll(() => sealing.close());

const jpegOf = (pdf: Uint8Array): Buffer => {
  const file = Buffer.from(pdf);
  const object = file.indexOf('/Filter /DCTDecode');
  const start = file.indexOf('stream\n', object) + 'stream\n'.length;
  return file.subarray(start, file.indexOf('\nendstream', start));
};

describe('a paper with the entry’s crop', () => {
  test('carries the very file that the QR code names', async () => {
    const { pdf } = await sealing.seal(paper);
    expect(createHash('sha256').update(jpegOf(pdf)).digest('hex')).toBe(paper.crop?.sha256);
  });

  test('stands the strict check, both pages covered', async () => {
    const { pdf } = await sealing.seal(paper);
    expect(checkSeal(pdf, [sealing.root])).toMatchObject({ isValid: true, problems: [] });
    const at = Buffer.from(pdf).indexOf('/DCTDecode') + 400;
    const other = Uint8Array.from(pdf);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(checkSeal(other, [sealing.root]).isValid).toBe(false);
  });

  test('is drawn the same each time', async () => {
    expect((await sealing.seal(paper)).output.baseSha256).toBe((await sealing.seal(paper)).output.baseSha256);
  });

  test('has one page when nobody asked for the crop', async () => {
    const { pdf } = await sealing.seal({ ...paper, withScan: false });
    expect(Buffer.from(pdf).toString('latin1')).toMatch(/\/Type \/Pages[^>]*\/Count 1\b/);
    expect(Buffer.from(pdf).includes('DCTDecode')).toBe(false);
  });

  test('has what PDF/A-2u asks: gray or RGB under the paper’s profile, nothing seen through, fonts all embedded', async () => {
    const pdf = Buffer.from((await sealing.seal(paper)).pdf).toString('latin1');
    expect(pdf).toMatch(/\/Type \/Pages[^>]*\/Count 2\b/);
    expect(pdf).toContain('/ColorSpace /DeviceGray');
    expect(pdf).not.toMatch(/\/(SMask|Group|ca|CA|BM|Interpolate|DeviceCMYK)\b/);
    expect(pdf.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(3);
  });

  test('does not print a picture that is not the one it names, nor one that is no JPEG', async () => {
    const png = await sharp(await cropJpeg(40, 30))
      .png()
      .toBuffer();
    const notJpeg = await croppedExtract(sampleExtracts.birth, sealing.context.blobs, png);
    await expect(sealing.seal({ ...notJpeg, withScan: true })).rejects.toMatchObject({
      code: 'blob.corrupt',
    });
    const noise = await sealing.context.blobs.put(Buffer.from('no picture'));
    const crop = paper.crop ?? expect.unreachable();
    await expect(sealing.seal({ ...paper, crop: { ...crop, sha256: noise } })).rejects.toMatchObject({
      code: 'blob.corrupt',
    });
  });

  test('says that it has none rather than leave the page out', async () => {
    const { crop, ...without } = paper;
    await expect(sealing.seal(without)).rejects.toThrow('without a crop');
  });
});

describe('the second sheet', () => {
  test.each([
    ['an entry as wide as its page', 1600, 900],
    ['an entry over two pages', 1600, 560],
    ['a tall one', 700, 1600],
    ['a small one, not blown up', 300, 120],
  ])('%s keeps its shape and stays inside the margins', async (_, width, height) => {
    const bytes = await cropJpeg(width, height);
    const extract = await croppedExtract(sampleExtracts.marriage, sealing.context.blobs, bytes);
    const picture = await cropPicture(extract.crop ?? expect.unreachable(), sealing.context.blobs);
    const source = extract.source ?? expect.unreachable();
    const sheet = layOutCrop({ ...extract, source }, templateById(extract.templateId), picture);
    const { x, y, width: w, height: h } = sheet.picture;
    expect(w / h).toBeCloseTo(width / height, 3);
    expect(w).toBeLessThanOrEqual((width * 72) / 100 + 0.01);
    expect(x).toBeGreaterThanOrEqual(margins.left - 0.01);
    expect(x + w).toBeLessThanOrEqual(sheetSize.width - margins.right + 0.01);
    for (const text of sheet.texts) {
      const isClear = text.y - text.sizePt * 0.25 > y + h || text.y + text.sizePt * 0.8 < y;
      expect(isClear, text.text).toBe(true);
    }
  });

  test('a picture’s name is all that decides which it is', async () => {
    const missing = Sha256.parse('f'.repeat(64));
    const crop = { ...(paper.crop ?? expect.unreachable()), sha256: missing };
    await expect(cropPicture(crop, sealing.context.blobs)).rejects.toThrow();
  });
});

describeWith(
  ['pdfimages', 'pdftotext', 'pdfinfo', 'pdfsig', 'qpdf'],
  'a paper with a second page in the hands of other programs',
  () => {
    const fileOf = async (): Promise<string> => {
      const file = join(sealing.folder, 'two-pages.pdf');
      writeFileSync(file, (await sealing.seal(paper)).pdf);
      return file;
    };
    const run = (program: Parameters<typeof needProgram>[0], args: readonly string[]): string =>
      execFileSync(needProgram(program), args, { encoding: 'utf8', stdio: 'pipe' });

    test('pdfimages takes out the file itself', async () => {
      run('pdfimages', ['-all', '-f', '2', await fileOf(), join(sealing.folder, 'picture')]);
      const taken = readdirSync(sealing.folder).filter((name) => name.startsWith('picture-'));
      expect(taken).toHaveLength(1);
      const bytes = readFileSync(join(sealing.folder, taken[0] ?? ''));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(paper.crop?.sha256);
    });

    test('pdftotext reads on it where the entry stands, of which paper it is, and the hash', async () => {
      const text = run('pdftotext', ['-raw', '-f', '2', await fileOf(), '-']).replace(/\s+/g, ' ');
      for (const words of [
        'BẢN CHỤP TRƯỜNG HỢP ĐĂNG KÝ TRONG SỔ',
        'Trang 2, kèm theo Giấy khai sinh (bản sao) số 12/2026/GKS-BS',
        'Nơi đăng ký: Ủy ban nhân dân phường Bạch Mai, Quận Hai Bà Trưng, Thành phố Hà Nội',
        'Sổ: KS.2016.01; quyển số: 01/2016; trang: 43; số: 86/2016',
        'Mã kiểm tra của cơ quan cấp: 7KQ2-M9XW-4TBD-0HNR',
        `SHA-256 của ảnh: ${paper.crop?.sha256}`,
        'BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
      ])
        expect(text).toContain(words);
    });

    test('both signatures are valid and cover both pages; nothing is wrong with the file', async () => {
      const file = await fileOf();
      expect(run('pdfinfo', [file])).toMatch(/Pages:\s+2\n/);
      const report = run('pdfsig', [file]);
      expect(report.match(/Signature is Valid\./g)).toHaveLength(2);
      expect(report).toContain('Total document signed');
      expect(run('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
    });
  },
);
