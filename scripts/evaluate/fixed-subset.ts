import { join } from 'node:path';
import type { Forms } from '#pipeline/stage.ts';
import { seeded } from '#scripts/samples/random.ts';
import { projectRoot } from '#workers/project-root.ts';
import { drawLineCrop, handFontsOf } from './draw-lines.ts';
import { evaluatePages } from './evaluate-pages.ts';
import { ratio } from './field-figures.ts';
import { textErrors } from './judge.ts';
import { readLines } from './read-lines.ts';

/** Pages of `samples/`: print faint, typed under a stamp, two hands that nothing was trained on. */
const pages = ['KS.2018.02/002', 'KT.2018.01/003', 'KS.2020.01/008', 'KH.2017.01/002'];

const lineTexts = [
  'Nguyễn Thị Ngọc Ánh',
  'Trần Văn Tỵ',
  'Phạm Đức Thuận',
  'xã Nghĩa Dũng, huyện Tân Kỳ',
  'Lê Hoàng Phương Uyên',
  'Ngày mùng ba, tháng chín',
  'Đặng Quốc Khánh',
  'Vũ Thị Lỵ',
];

/** What the small set is compared by; shares, 0 to 1. */
export type FixedFigures = Readonly<
  Record<
    | 'form_found'
    | 'blank_right'
    | 'printed_exact'
    | 'hand_exact'
    | 'printed_cer'
    | 'hand_cer'
    | 'line_exact'
    | 'line_cer',
    number
  >
>;

/** Reads four committed pages and 24 drawn lines, always the same: a minute's look whether reading got worse. */
export async function evaluateFixedSubset(forms: Forms, processes: number): Promise<FixedFigures> {
  const files = pages.map((page) => {
    const [book = '', name = ''] = page.split('/');
    return { folder: join(projectRoot, 'samples'), book, truthFile: `${name}.json` };
  });
  const { evaluation } = await evaluatePages(files, forms, { processes, hinted: true });
  const { printed, hand } = evaluation.byGroup;
  const lines = await evaluateDrawnLines(processes);
  return {
    form_found: evaluation.formFound,
    blank_right: evaluation.blankRight,
    printed_exact: printed.exact,
    hand_exact: hand.exact,
    printed_cer: printed.cer,
    hand_cer: hand.cer,
    ...lines,
  };
}

async function evaluateDrawnLines(processes: number): Promise<{ line_exact: number; line_cer: number }> {
  const random = seeded(24);
  const fonts = handFontsOf('held-out');
  const drawn: { text: string; png: Buffer }[] = [];
  for (const [i, font] of fonts.entries()) {
    for (const k of [0, 1, 2]) {
      const text = lineTexts[(i + 3 * k) % lineTexts.length] ?? '';
      const png = await drawLineCrop(font, text, random.fork(`${font} ${k}`));
      if (png !== null) drawn.push({ text, png });
    }
  }
  const read = await readLines(
    drawn.map(({ png }) => png),
    processes,
  );
  const errors = drawn.map(({ text }, i) => textErrors(read[i] ?? '', text));
  const sum = (of: (one: (typeof errors)[number]) => number): number =>
    errors.reduce((all, one) => all + of(one), 0);
  return {
    line_exact: ratio(errors.filter(({ wrongLetters }) => wrongLetters === 0).length, errors.length),
    line_cer: ratio(
      sum((one) => one.wrongLetters),
      sum((one) => one.letters),
    ),
  };
}
