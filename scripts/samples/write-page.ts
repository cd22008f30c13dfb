import type { FormField, LabelledForm } from '#schemas/form.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { baselineShare } from './typesetter.ts';
import { dotsBelowMm } from './draw-blank.ts';
import type { Outline } from './outline.ts';
import type { Random } from './random.ts';
import type { Registration, Written } from './registration.ts';
import { breakLines, inkLine, type Writer } from './writer.ts';

/** The ink of one page as SVG shapes in millimeters, and what was written line for line. */
export interface WrittenPage {
  readonly ink: string;
  readonly lines: ReadonlyMap<FieldKey, readonly string[]>;
}

/** Null when something does not fit into its lines in this hand. */
export function writePage(
  form: LabelledForm,
  registration: Registration,
  pageNo: number,
  writer: Writer,
  random: Random,
): WrittenPage | null {
  const { widthMm: w, heightMm: h } = form.page;
  const shapes: string[] = [];
  const lines = new Map<FieldKey, readonly string[]>();
  const put = (ink: Outline, x: number, baseline: number): void => {
    const press = (0.82 + random.next() * 0.18).toFixed(2);
    shapes.push(
      `<path transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)})" d="${ink.path}" fill="${writer.color}" ` +
        `stroke="${writer.color}" stroke-width="${writer.penMm.toFixed(2)}" opacity="${press}"/>`,
    );
  };
  const standing = (box: FormField['boxes'][number]): number =>
    (box.top + box.height * baselineShare) * h +
    (writer.ink === 'hand' ? random.between(-0.5, dotsBelowMm - 0.1) : 0);

  for (const field of form.entries[0]?.fields ?? []) {
    const written = registration.fields[field.key];
    if (!written || written.text === null) continue;
    const boxes = field.boxes.map((box) => ({ box, widthMm: box.width * w }));
    const pieces = piecesOf(
      written,
      writer,
      boxes.map((b) => b.widthMm),
    );
    if (!pieces) return null;
    lines.set(field.key, pieces);
    for (const [index, piece] of pieces.entries()) {
      const at = boxes[index];
      if (!at) throw new Error(`${form.id} ${field.key}: more lines than boxes`);
      const ink = inkLine(writer, piece, at.widthMm, random);
      if (!ink) return null;
      const spare = Math.max(0, at.widthMm - ink.right - 0.6);
      const indent = writer.ink === 'hand' ? Math.min(spare, random.between(0.4, 5)) : Math.min(spare, 0.8);
      put(ink, at.box.left * w + indent, standing(at.box));
    }
  }

  for (const tick of registration.ticks) {
    const label = form.printed.find((text) => text.text === tick);
    if (!label) throw new Error(`${form.id} has no box to tick for ${tick}`);
    const x = label.box.left * w - 6.2;
    const y = (label.box.top + label.box.height / 2) * h;
    const [a, b, c] = [random.between(0.2, 0.9), random.between(1.2, 1.8), random.between(3.8, 5)];
    shapes.push(
      `<path d="M${x + a} ${y}L${x + b} ${y + 1.5}L${x + c} ${y - random.between(2, 3.2)}" fill="none" ` +
        `stroke="${writer.color}" stroke-width="0.5" stroke-linecap="round" stroke-linejoin="round"/>`,
    );
  }

  const captions = form.printed.filter((text) => text.text.startsWith('(Ký'));
  captions.forEach((caption, index) => {
    const middle = (caption.box.left + caption.box.width / 2) * w;
    const y = (caption.box.top + caption.box.height) * h;
    shapes.push(signature(middle, y + 8, index === captions.length - 1 ? '#22318a' : writer.color, random));
    const name = inkLine(writer, registration.signers[index] ?? '', 62, random);
    if (name) put(name, middle - name.advance / 2, y + 19.5);
  });
  const pageLabel = form.printed.find((text) => text.text === 'Trang số:');
  const number = inkLine(writer, String(pageNo), 20, random);
  if (pageLabel && number) {
    put(
      number,
      (pageLabel.box.left + pageLabel.box.width) * w + 2,
      (pageLabel.box.top + pageLabel.box.height) * h - 0.8,
    );
  }
  return { ink: shapes.join(''), lines };
}

function piecesOf(written: Written, writer: Writer, widthsMm: readonly number[]): readonly string[] | null {
  if (typeof written.text === 'string') return breakLines(writer, written.text, widthsMm);
  return written.text;
}

/** A smooth stroke that crosses itself a few times; nobody's. */
function signature(x: number, y: number, color: string, random: Random): string {
  const knots = Array.from({ length: random.int(6, 10) }, (_, i) => ({
    x: x - 13 + i * 2.7 + random.between(-2.2, 2.2),
    y: y + (i % 2 === 0 ? -1 : 1) * random.between(1, 4.6),
  }));
  const [first, ...rest] = knots;
  if (!first) return '';
  let path = `M${first.x.toFixed(1)} ${first.y.toFixed(1)}`;
  rest.forEach((to, i) => {
    const from = knots[i] ?? first;
    const bow = random.between(1, 4);
    path += `C${(from.x + bow).toFixed(1)} ${from.y.toFixed(1)} ${(to.x - bow).toFixed(1)} ${to.y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  });
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="0.42" stroke-linecap="round" opacity="0.9"/>`;
}
