import type { FormField, LabelledForm } from '#schemas/form.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { baselineShare } from './typesetter.ts';
import { dotsBelowMm } from './draw-blank.ts';
import { inkFrame } from './ink-frame.ts';
import { inkShape } from './ink-shape.ts';
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
      shapes.push(inkShape(writer, ink, at.box.left * w + indent, standing(at.box), random));
    }
  }

  shapes.push(...inkFrame(form, registration, pageNo, writer, random));
  return { ink: shapes.join(''), lines };
}

function piecesOf(written: Written, writer: Writer, widthsMm: readonly number[]): readonly string[] | null {
  if (typeof written.text === 'string') return breakLines(writer, written.text, widthsMm);
  return written.text;
}
