import { readFile, writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import sharp from 'sharp';
import { RegisterForm } from '#schemas/form.ts';
import { boxesOfForm, drawBoxes } from './check-form/boxes-of-form.ts';
import { drawOnScan } from './check-form/draw-on-scan.ts';
import { samplePageOf } from './check-form/sample-page-of.ts';
import { designs } from './samples/designs.ts';
import { drawBlank, svgPage } from './samples/draw-blank.ts';

/** Draws what a form says of itself, so that its author sees a wrong box before a reader does. */
async function checkForm(
  id: string,
  { out, page, blank }: { out: string; page?: string; blank?: boolean },
): Promise<void> {
  const folder = new URL(`../schemas/forms/${id}/`, import.meta.url);
  const form = RegisterForm.parse(JSON.parse(await readFile(new URL('form.json', folder), 'utf8')));
  if (form.layout !== 'lines' && designs.some((design) => design.facts.id === id)) {
    await writeFile(new URL('blank.svg', folder), `${svgPage(drawBlank(form), form.page, 96)}\n`);
  }
  const scan = blank ? null : (page ?? samplePageOf(id));
  if (scan !== null) {
    await drawOnScan(form, scan, out);
    console.log(`${out}: ${id} over ${scan}`);
    return;
  }
  const white = `<rect width="${form.page.widthMm}" height="${form.page.heightMm}" fill="#fff"/>`;
  const print = form.layout === 'lines' ? '' : drawBlank(form);
  const boxes = drawBoxes(boxesOfForm(form), form.page);
  await sharp(Buffer.from(svgPage(white + print + boxes, form.page, 130)))
    .png()
    .toFile(out);
  console.log(`${out}: ${id} over its blank`);
}

const program = new Command('check-form')
  .description(
    'Draw the boxes of a form over a sample page of it, or over its blank; write the blank beside it',
  )
  .argument('<id>', 'form folder, e.g. birth-2015-tt15')
  .option('--page <file>', 'a scan of the form; default: the first one in samples/')
  .option('--blank', 'over the blank, even when there is a sample page')
  .option('--out <png>', 'picture to write', 'form.png')
  .action(checkForm);
await program.parseAsync();
