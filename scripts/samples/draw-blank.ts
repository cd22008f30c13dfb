import type { LabelledForm, TableForm } from '#schemas/form.ts';
import { openFont } from './fonts.ts';
import { baselineShare, printedFonts } from './typesetter.ts';
import { mmPerPt, outline } from './outline.ts';
import { rowRules } from './row-rules.ts';

const mm = (n: number): string => String(Math.round(n * 100) / 100);

/** How far below the baseline the dots of a writing line are, so that letters stand on them. */
export const dotsBelowMm = 0.7;

/** The blank page as SVG shapes in millimeters, without the `<svg>` around them; text is outlines. */
export function drawBlank(form: LabelledForm | TableForm, ink = '#2a2a2e'): string {
  const { widthMm: w, heightMm: h } = form.page;
  const shapes: string[] = [];
  const rules = form.layout === 'table' ? [...form.rules, ...rowRules(form)] : form.rules;
  for (const rule of rules) {
    shapes.push(
      `<rect x="${mm(rule.left * w)}" y="${mm(rule.top * h)}" width="${mm(rule.width * w)}" height="${mm(rule.height * h)}"/>`,
    );
  }
  for (const text of form.printed) {
    const ink = outline(openFont(printedFonts[text.weight]), text.text, text.sizePt * mmPerPt);
    const x = text.box.left * w - ink.left;
    const y = text.box.top * h - ink.top;
    shapes.push(`<path transform="translate(${mm(x)} ${mm(y)})" d="${ink.path}"/>`);
  }
  const dots = form.layout === 'labels' ? leaders(form, ink) : '';
  return `<g fill="${ink}">${shapes.join('')}</g>${dots}`;
}

/** The dotted lines to write on. */
function leaders(form: LabelledForm, ink: string): string {
  const { widthMm: w, heightMm: h } = form.page;
  const dots: string[] = [];
  for (const field of form.entries.flatMap((entry) => entry.fields)) {
    for (const box of field.boxes) {
      const y = mm((box.top + box.height * baselineShare) * h + dotsBelowMm);
      dots.push(`M${mm(box.left * w + 0.3)} ${y}H${mm((box.left + box.width) * w - 0.3)}`);
    }
  }
  return `<path d="${dots.join('')}" stroke="${ink}" stroke-width="0.32" stroke-linecap="round" stroke-dasharray="0 1.05" fill="none"/>`;
}

/** Wraps shapes in millimeters as a whole SVG page of so many dots per inch. */
export function svgPage(shapes: string, page: { widthMm: number; heightMm: number }, dpi: number): string {
  const px = (n: number): number => Math.round((n / 25.4) * dpi);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(page.widthMm)}" height="${px(page.heightMm)}" ` +
    `viewBox="0 0 ${page.widthMm} ${page.heightMm}">${shapes}</svg>`
  );
}
