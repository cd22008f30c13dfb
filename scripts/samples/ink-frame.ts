import type { LabelledForm } from '#schemas/form.ts';
import { drawSignature } from './draw-signature.ts';
import { inkShape } from './ink-shape.ts';
import type { Random } from './random.ts';
import type { Registration } from './registration.ts';
import { inkLine, type Writer } from './writer.ts';

/** What is on a page besides its fields: ticks, signatures with names, the page's number. Millimeters. */
export function inkFrame(
  form: LabelledForm,
  registration: Registration,
  pageNo: number,
  writer: Writer,
  random: Random,
): string[] {
  const { widthMm: w, heightMm: h } = form.page;
  const shapes: string[] = [];
  for (const tick of registration.ticks) {
    const label = form.printed.find((text) => text.text === tick);
    if (!label) continue;
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
    const color = index === captions.length - 1 ? '#22318a' : writer.color;
    shapes.push(drawSignature(middle, y + 8, color, random));
    const name = inkLine(writer, registration.signers[index] ?? '', 62, random);
    if (name) shapes.push(inkShape(writer, name, middle - name.advance / 2, y + 19.5, random));
  });
  const pageLabel = form.printed.find((text) => text.text === 'Trang số:');
  const number = inkLine(writer, String(pageNo), 20, random);
  if (pageLabel && number) {
    const x = (pageLabel.box.left + pageLabel.box.width) * w + 2;
    shapes.push(inkShape(writer, number, x, (pageLabel.box.top + pageLabel.box.height) * h - 0.8, random));
  }
  return shapes;
}
