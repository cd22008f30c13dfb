import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { PrintedAs } from '#schemas/printed-line.ts';
import { bodyInFull, headerLines } from '#pipeline/certify/issuing-body.ts';
import { longDate, printValue } from '#pipeline/certify/print-value.ts';
import { previewLines } from '#pipeline/certify/preview-lines.ts';
import { templateById, templates } from '#pipeline/certify/templates.ts';
import { groupCode } from '#pipeline/certify/verify-code.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';
import { extremeExtracts } from './extreme-extracts.ts';
import { sampleExtracts } from './sample-extracts.ts';
import { openSealing } from './seal-samples.ts';

const textOf = (pdf: Uint8Array): string =>
  folded(
    execFileSync(needProgram('pdftotext'), ['-raw', '-enc', 'UTF-8', '-', '-'], {
      input: pdf,
      encoding: 'utf8',
    }),
  );
const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ');

describeWith('pdftotext', 'text copied out of a sealed paper', () => {
  let sealing: Awaited<ReturnType<typeof openSealing>>;
  beforeAll(async () => {
    sealing = await openSealing();
  });
  afterAll(() => sealing.close());

  test.each(Object.entries(extremeExtracts))(
    '%s gives back every field letter by letter',
    async (_, extract) => {
      const { pdf } = await sealing.seal(extract);
      const text = textOf(pdf);
      const template = templateById(extract.templateId);
      const slots = [...JSON.stringify(template.blocks).matchAll(/"field":"(\w+)"(?:,"as":"([a-z-]+)")?/g)];
      let checked = 0;
      for (const [, key, as] of slots) {
        const value = extract.values[key as FieldKey];
        if (value === undefined) continue;
        expect(text, key).toContain(printValue(value, (as ?? 'text') as PrintedAs));
        checked += 1;
      }
      expect(checked).toBeGreaterThanOrEqual(4);
      const body = headerLines(extract.issuingBody);
      for (const words of [
        extract.number,
        body.above,
        ...body.between,
        body.body,
        bodyInFull(extract.registerBody),
        extract.signatory.name,
        ...extract.signatory.capacityLines,
        groupCode(extract.code),
        'Mã kiểm tra của cơ quan cấp',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Độc lập - Tự do - Hạnh phúc',
        `${extract.issuedAt}, ${longDate(extract.issuedOn)}`,
        'BẢN THỬ – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
        'CHỮ KÝ THỬ',
        'DẤU THỬ',
        '(BẢN SAO)',
      ]) {
        expect(text).toContain(words);
      }
    },
  );

  test('a label keeps its place when the book has nothing to say', async () => {
    const { pdf } = await sealing.seal(extremeExtracts['a birth without a father'] ?? expect.unreachable());
    const text = execFileSync(needProgram('pdftotext'), ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' });
    expect(text).toMatch(/^Họ, chữ đệm, tên người cha:\s*$/m);
  });

  test.each(templates.map((template) => [template.id, template] as const))(
    '%s leaves blank what the book has not',
    async (id, template) => {
      const sample =
        Object.values(sampleExtracts).find((one) => one.templateId === id) ?? expect.unreachable();
      const blank = { ...sample, values: {} };
      const text = textOf((await sealing.seal(blank)).pdf);
      const cells = previewLines(template, blank)
        .filter(({ as }) => as === 'value')
        .flatMap(({ cells }) => cells.map(({ runs }) => folded(runs.map((run) => run.text).join('')).trim()));
      expect(cells.length).toBeGreaterThan(8);
      for (const cell of cells) expect(text).toContain(cell);
      // behind a label comes the next label, and no word that would stand for nothing
      expect(text).not.toMatch(/undefined|null|NaN|không rõ|n\/a|---/i);
      if (template.kind !== 'marriage') expect(text).toMatch(/Giới tính: ?Dân tộc: ?Quốc tịch: ?\S/);
      else expect(text).toMatch(/Dân tộc: ?Quốc tịch: ?Nơi cư trú: ?Giấy tờ tùy thân: ?\S/);
    },
  );

  test('a paper that counts carries no mark of a trial', async () => {
    const { layOut } = await import('#pipeline/certify/lay-out.ts');
    const { birth } = extremeExtracts;
    if (!birth) expect.unreachable();
    const real = layOut({ ...birth, testMark: false }, templateById(birth.templateId));
    expect(real.texts.map((t) => t.text).join(' ')).not.toContain('BẢN THỬ');
    expect(real.frames).toEqual([]);
  });
});
