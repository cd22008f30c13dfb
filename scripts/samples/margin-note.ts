import { writeDate } from './dates.ts';
import type { Mark } from './inked-page.ts';
import { inkShape } from './ink-shape.ts';
import type { Random } from './random.ts';
import { drawLine, type Writer } from './writer.ts';

const notes = [
  'Đã cấp bản sao',
  'Đã trích lục',
  'Cấp lại bản chính',
  'Đã sao',
  'Đã đối chiếu',
  'Xem quyển sau',
] as const;

/** A few words of a later hand up the left margin or along the foot; no field of the form. */
export function marginNote(
  page: { widthMm: number; heightMm: number },
  writer: Writer,
  random: Random,
): { shape: string; mark: Mark } {
  const day = `${random.int(2003, 2019)}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const text = `${random.pick(notes)} ngày ${writeDate(day, 'bare-slashes')}`;
  const outline = drawLine(writer, text, 0.72, random);
  const upward = random.chance(0.7);
  const x = upward ? random.between(8, 11) : random.between(20, page.widthMm * 0.4);
  const y = upward
    ? random.between(page.heightMm * 0.45, page.heightMm * 0.8)
    : page.heightMm - random.between(4, 6);
  const shape = inkShape(writer, outline, 0, 0, random);
  const area = upward
    ? { left: x + outline.top, right: x + outline.bottom, top: y - outline.right, bottom: y - outline.left }
    : { left: x + outline.left, right: x + outline.right, top: y + outline.top, bottom: y + outline.bottom };
  const turn = upward ? ' rotate(-90)' : '';
  return {
    shape: `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})${turn}">${shape}</g>`,
    mark: { kind: 'margin-note', text, area },
  };
}

const two = (n: number): string => String(n).padStart(2, '0');
