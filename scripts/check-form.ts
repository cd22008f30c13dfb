import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import sharp from 'sharp';
import { RegisterForm, type LabelledForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import { drawBlank, svgPage } from '#scripts/samples/draw-blank.ts';
import { openFont } from '#scripts/samples/fonts.ts';
import { outline } from '#scripts/samples/outline.ts';

/** Draws what a form says of itself, so that its author sees a wrong box before a reader does. */
async function checkForm(id: string, out: string): Promise<void> {
  const folder = new URL(`../schemas/forms/${id}/`, import.meta.url);
  const form = RegisterForm.parse(JSON.parse(await readFile(new URL('form.json', folder), 'utf8')));
  if (form.layout !== 'labels') throw new Error(`${id} is read line by line: it has no blank`);
  const blank = drawBlank(form);
  await writeFile(new URL('blank.svg', folder), `${svgPage(blank, form.page, 96)}\n`);
  const white = `<rect width="${form.page.widthMm}" height="${form.page.heightMm}" fill="#fff"/>`;
  await sharp(Buffer.from(svgPage(white + blank + drawBoxes(form), form.page, 130)))
    .png()
    .toFile(out);
}

function drawBoxes(form: LabelledForm): string {
  const { widthMm: w, heightMm: h } = form.page;
  const frame = (box: Box, color: string, name: string): string => {
    const [x, y, width, height] = [box.left * w, box.top * h, box.width * w, box.height * h].map((n) =>
      n.toFixed(2),
    );
    const label = outline(openFont('tinos'), name, 2.2);
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}" fill-opacity=".12" stroke="${color}" stroke-width=".2"/>` +
      `<path transform="translate(${x} ${Number(y) + 2})" d="${label.path}" fill="${color}"/>`
    );
  };
  const anchors = form.printed.filter((text) => text.anchor).map((text) => frame(text.box, '#080', ''));
  const fields = form.entries
    .flatMap((entry) => entry.fields)
    .flatMap((field) =>
      field.boxes.map((box, line) =>
        frame(box, '#c00', field.boxes.length > 1 ? `${field.key} ${line + 1}` : field.key),
      ),
    );
  return [...anchors, ...fields].join('');
}

const program = new Command('check-form')
  .description('Draw the boxes of a form over its blank, and write the blank beside it')
  .argument('<id>', 'form folder, e.g. birth-2015-tt15')
  .option('--out <png>', 'picture to write', 'form.png')
  .action((id: string, options: { out: string }) => checkForm(id, options.out));
await program.parseAsync();
