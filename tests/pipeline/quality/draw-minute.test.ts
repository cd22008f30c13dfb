import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { type FieldKey, factsOf, fieldsOf } from '#schemas/record/kinds.ts';
import { drawMinute } from '#pipeline/quality/draw-minute.ts';
import type { DrawnField, Minute } from '#pipeline/quality/minute.ts';
import { samplingPlan } from '#pipeline/quality/sampling-plan.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';

const keys = Object.keys(fieldsOf.birth) as FieldKey[];
const drawn = (count: number, wrong: readonly number[]): DrawnField[] =>
  Array.from({ length: count }, (_, i) => {
    const field = keys[(i * 7) % keys.length] ?? 'childName';
    return {
      pageNumber: 1 + Math.floor(i / 3),
      ordinal: 1,
      entryNo: i % 9 === 8 ? null : String(1 + Math.floor(i / 3)),
      field,
      critical: factsOf('birth', field)?.critical ?? false,
      outcome: wrong.includes(i) ? 'wrong' : 'right',
    };
  });

const minute: Minute = {
  book: {
    code: 'KS.2016.01',
    title: 'Sổ đăng ký khai sinh KS.2016.01',
    registerBody: {
      name: 'Ủy ban nhân dân phường Bạch Mai',
      within: ['Quận Hai Bà Trưng', 'Thành phố Hà Nội'],
    },
    year: 2016,
    bookNo: '01/2016',
    entries: 100,
    synthetic: false,
  },
  round: 1,
  plan: {
    critical: samplingPlan(1200, 'II', 0.65),
    other: samplingPlan(900, 'II', 2.5),
    policy: { id: 'risk-2026', version: 1 },
    level: 'II',
    seed: '5d0c4bb1'.repeat(8),
  },
  policyTitle: 'Theo mức rủi ro',
  drawnBy: 'Nguyễn Thị Thử Nghiệm',
  drawnAt: '2026-11-20T02:00:00Z',
  judgedAt: '2026-11-22T17:30:00Z',
  verdict: 'accepted',
  wrong: { critical: 1, other: 2 },
  drawn: drawn(160, [4, 40, 41]),
};

const textOf = (pdf: Uint8Array): string =>
  execFileSync(needProgram('pdftotext'), ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });

describeWith('pdftotext', 'the acceptance minute', () => {
  test('says in NFC what was planned, drawn, found and concluded', async () => {
    const text = textOf(await drawMinute(minute));
    expect(text).toBe(text.normalize('NFC'));
    for (const said of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'UBND PHƯỜNG BẠCH MAI',
      'THÀNH PHỐ HÀ NỘI',
      'BIÊN BẢN NGHIỆM THU',
      'Ngày 23 tháng 11 năm 2026',
      'Quyển số: 01/2016, mở năm 2016',
      'Nguyễn Thị Thử Nghiệm',
      'CHẤP NHẬN.',
      'ĐẠI DIỆN BÊN GIAO',
      'ĐẠI DIỆN BÊN NHẬN',
    ])
      expect(text).toContain(said);
    expect(text.replace(/\s+/g, ' ')).toContain(minute.plan.seed);
    // 1 of 80 in a lot of 1,200: Wilson with the finite population correction
    expect(text).toMatch(/thiết yếu\s+1\.200\s+J\s+0,65\s+80\s+1\s+1\s+1,25 %/);
    expect(text).toMatch(/0,23 % – 6,4\d? %/);
    expect(text.match(/ SAI\n/g)).toHaveLength(3);
  });

  test('lists every drawn field on as many sheets as it takes, each with its number and the table’s head', async () => {
    const pages = textOf(await drawMinute(minute))
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, i) => {
      expect(page).toContain(`Trang ${i + 1}/${pages.length}`);
      if (i > 1) expect(page).toMatch(/TT\s+Trang\s+Thứ tự/);
    });
    expect(textOf(await drawMinute(minute)).match(/(Đúng|SAI)\n/g)).toHaveLength(160);
  });

  test('says of a returned book why, and of a synthetic one that it proves nothing', async () => {
    const text = textOf(
      await drawMinute({
        ...minute,
        verdict: 'returned',
        wrong: { critical: 2, other: 0 },
        book: { ...minute.book, synthetic: true },
      }),
    );
    expect(text).toContain('TRẢ LẠI.');
    expect(text).toContain('KHÔNG CÓ GIÁ TRỊ PHÁP LÝ');
    expect(textOf(await drawMinute(minute))).not.toContain('KHÔNG CÓ GIÁ TRỊ');
  });

  test('is the same file for the same minute, and stays whole for a book nothing of which was wrong or other', async () => {
    const [a, b] = [await drawMinute(minute), await drawMinute(minute)];
    expect(Buffer.compare(a, b)).toBe(0);
    const bare = { ...minute, drawn: [], plan: { ...minute.plan, other: samplingPlan(0, 'II', 2.5) } };
    expect(textOf(await drawMinute({ ...bare, wrong: { critical: 0, other: 0 } }))).toMatch(/Mục khác\s+0/);
  });
});
