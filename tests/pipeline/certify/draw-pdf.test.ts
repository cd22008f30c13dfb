import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AuthorizedExtract } from '#schemas/extract.ts';
import { drawPdf } from '#pipeline/certify/draw-pdf.ts';
import { layOut } from '#pipeline/certify/lay-out.ts';
import { srgbProfile } from '#pipeline/certify/srgb-profile.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { sampleExtracts } from './sample-extracts.ts';

const draw = (extract: AuthorizedExtract) => {
  const template = templateById(extract.templateId);
  return drawPdf(extract, template, layOut(extract, template));
};

test.each(Object.entries(sampleExtracts))(
  'a %s paper drawn twice is the same, byte for byte',
  async (_, extract) => {
    const [one, two] = [await draw(extract), await draw(extract)];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  },
);

test('the order in which a database hands values back does not matter', async () => {
  const { birth } = sampleExtracts;
  const turned = AuthorizedExtract.parse({
    ...birth,
    values: Object.fromEntries(Object.entries(birth.values).reverse()),
  });
  expect(Buffer.compare((await draw(birth)).bytes, (await draw(turned)).bytes)).toBe(0);
});

test('another value gives another paper', async () => {
  const { birth } = sampleExtracts;
  const other = { ...birth, values: { ...birth.values, childName: 'Nguyễn Thị Ngọc Ảnh' } };
  expect(Buffer.compare((await draw(birth)).bytes, (await draw(other)).bytes)).not.toBe(0);
});

/** @source ISO 19005-2 (PDF/A-2u); veraPDF itself is no part of this project */
test.each(Object.entries(sampleExtracts))('a %s paper has what PDF/A-2u asks of it', async (_, extract) => {
  const pdf = Buffer.from((await draw(extract)).bytes).toString('latin1');
  expect(pdf.startsWith('%PDF-1.7\n%')).toBe(true);
  expect(pdf).toMatch(/\/S \/GTS_PDFA1/);
  expect(pdf).toMatch(/\/DestOutputProfile \d+ 0 R/);
  expect(pdf).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(pdf).toContain('<pdfaid:conformance>U</pdfaid:conformance>');
  expect(pdf).toMatch(/\/ID \[ ?<[0-9a-f]{32}> <[0-9a-f]{32}> ?\]/);
  expect(pdf).toContain('/Lang (vi-VN)');
  expect(pdf).toContain('/DisplayDocTitle true');
  expect(pdf).not.toMatch(/\/(Encrypt|JavaScript|OpenAction|EmbeddedFiles|LZWDecode|ObjStm)\b/);
  // nothing is seen through, nothing smoothed, no color without a profile behind it
  expect(pdf).not.toMatch(/\/(SMask|Group|ca|CA|BM|Interpolate|DeviceCMYK|Separation|Type3)\b/);
  expect(pdf.match(/\/Type \/OutputIntent/g)).toHaveLength(1);
  expect(pdf).toContain('/N 3');
  // an archive reads the packet without a program that knows PDF
  expect(/<<[^>]*\/Type \/Metadata[^>]*>>/.exec(pdf)?.[0]).not.toContain('/Filter');
  // text set with three embedded fonts only, all of them with a way back to letters
  expect(pdf.match(/\/Subtype \/Type0/g)).toHaveLength(3);
  expect(pdf.match(/\/FontFile2 \d+ 0 R/g)).toHaveLength(3);
  expect(pdf.match(/\/ToUnicode \d+ 0 R/g)).toHaveLength(3);
  expect(pdf.match(/\/BaseFont \/[A-Z]{6}\+Tinos-/g)).toHaveLength(6);
  // every field printed and locked, and with an appearance unless it has no area
  const widgets = pdf.match(/<<[^<]*\/Subtype \/Widget[\s\S]*?endobj/g) ?? [];
  expect(widgets).toHaveLength(3);
  for (const widget of widgets) {
    expect(widget).toContain('/F 132');
    expect(widget).toMatch(/\/AP <<\s*\/N \d+ 0 R\s*>>|\/Rect \[ 0 0 0 0 \]/);
  }
});

test('what the Info dictionary and the XMP packet say is the same', async () => {
  const pdf = Buffer.from((await draw(sampleExtracts.birth)).bytes).toString('latin1');
  expect(pdf).toContain("/CreationDate (D:20261122091530+07'00')");
  expect(pdf).toContain('<xmp:CreateDate>2026-11-22T09:15:30+07:00</xmp:CreateDate>');
});

test('the color profile is the one that was checked', () => {
  const profile = srgbProfile();
  expect(Buffer.from(profile).readUInt32BE(0)).toBe(profile.length);
  expect(createHash('sha256').update(profile).digest('hex')).toMatchInlineSnapshot(
    `"b9b1c544ae9644e50d2ae8769450b5a27177f43deb6c23c827ed124a6e4845a2"`,
  );
});

describeWith(
  ['pdffonts', 'pdfinfo', 'pdftoppm', 'qpdf', 'zbarimg'],
  'a drawn paper in the hands of other programs',
  () => {
    const inFolder = async (use: (file: string, folder: string) => void, extract: AuthorizedExtract) => {
      const folder = mkdtempSync(join(tmpdir(), 'hotich-draw-'));
      try {
        const file = join(folder, 'paper.pdf');
        writeFileSync(file, (await draw(extract)).bytes);
        use(file, folder);
      } finally {
        rmSync(folder, { recursive: true });
      }
    };

    test('pdffonts: all fonts embedded, cut down, with Unicode', () =>
      inFolder((file) => {
        const lines = execFileSync(needProgram('pdffonts'), [file], { encoding: 'utf8' })
          .trim()
          .split('\n')
          .slice(2);
        expect(lines).toHaveLength(3);
        for (const line of lines) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
      }, sampleExtracts.birth));

    test.each(Object.entries(sampleExtracts))('qpdf: nothing is wrong with a %s paper', (_, extract) =>
      inFolder((file) => {
        const said = execFileSync(needProgram('qpdf'), ['--check', file], { encoding: 'utf8' });
        expect(said).toContain('No syntax or stream encoding errors found');
      }, extract),
    );

    test('pdfinfo: one page of A4 with a title, nothing to complain of', () =>
      inFolder((file) => {
        const info = execFileSync(needProgram('pdfinfo'), [file], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        expect(info).toMatch(/Title:\s+Giấy khai sinh \(bản sao\) số 12\/2026\/GKS-BS/);
        expect(info).toMatch(/Pages:\s+1\n/);
        expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
      }, sampleExtracts.birth));

    test.each(Object.entries(sampleExtracts))(
      'zbarimg reads the address of a %s paper scanned at 150 dpi',
      (_, extract) =>
        inFolder((file, folder) => {
          execFileSync(needProgram('pdftoppm'), [
            '-r',
            '150',
            '-png',
            '-singlefile',
            file,
            join(folder, 'scan'),
          ]);
          const read = execFileSync(needProgram('zbarimg'), ['--quiet', '--raw', join(folder, 'scan.png')], {
            encoding: 'utf8',
          });
          expect(read.trim()).toBe(extract.checkUrl);
        }, extract),
    );
  },
);
