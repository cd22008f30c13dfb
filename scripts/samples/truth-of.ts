import type { LabelledForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Truth, TruthField } from '#schemas/truth.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { Registration } from './registration.ts';
import { turnOf, type Wear } from './wear.ts';
import type { WrittenPage } from './write-page.ts';
import { writingFonts } from './fonts.ts';
import type { Writer } from './writer.ts';

/** What stands on a scan, with the form's places turned as the page is. */
export function truthOf(
  file: string,
  form: LabelledForm,
  registration: Registration,
  page: WrittenPage,
  writer: Writer,
  wear: Wear,
): Truth {
  const turn = turnOf(wear, form.page);
  const { widthMm: w, heightMm: h } = form.page;
  const onScan = (box: Box): Box => {
    const corners = [0, 1].flatMap((a) =>
      [0, 1].map((b) => turn.place((box.left + a * box.width) * w, (box.top + b * box.height) * h)),
    );
    const xs = corners.map(([x]) => inside(x / w));
    const ys = corners.map(([, y]) => inside(y / h));
    const [left, top] = [round(Math.min(...xs)), round(Math.min(...ys))];
    return { left, top, width: round(Math.max(...xs) - left), height: round(Math.max(...ys) - top) };
  };
  const fields: Partial<Record<FieldKey, TruthField>> = {};
  for (const field of form.entries[0]?.fields ?? []) {
    const lines = page.lines.get(field.key);
    fields[field.key] = {
      written: lines ? lines.join(' ').normalize('NFC') : null,
      value: registration.fields[field.key]?.value ?? null,
      boxes: field.boxes.map(onScan),
    };
  }
  return {
    file,
    formId: form.id,
    writer: writer.name,
    font: writer.font,
    ink: writer.ink,
    condition: wear.condition,
    dpi: wear.dpi,
    skewDegrees: wear.skewDegrees,
    split: writingFonts[writer.font].split,
    oddities: [...registration.oddities],
    entries: [{ fields }],
  };
}

const inside = (n: number): number => Math.max(0, Math.min(1, n));
const round = (n: number): number => Math.round(n * 100_000) / 100_000;
