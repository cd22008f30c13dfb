import sharp from 'sharp';
import type { LabelledForm } from '#schemas/form.ts';
import type { Bitmap } from '../clean/picture.ts';
import type { Engine, PrintedWord } from '../recognize/engine.ts';
import { findAnchors } from './find-anchors.ts';
import { type FormFit, fitForm } from './fit-form.ts';

/** Labels are read at 180 dpi: enough for print, a third of the time. */
const share = 180 / 300;

export interface FoundForm {
  readonly form: LabelledForm;
  readonly fit: FormFit;
}

/** Of the forms given the one most of whose labels stand where they should; null when none does. */
export async function findForm(
  ink: Bitmap,
  forms: readonly LabelledForm[],
  engine: Engine,
): Promise<FoundForm | null> {
  const language = forms[0]?.language;
  if (language === undefined) return null;
  const words = await printedWords(ink, language, engine);
  let best: FoundForm | null = null;
  for (const form of forms) {
    const anchors = form.printed.filter((text) => text.anchor);
    const sightings = findAnchors(
      words,
      anchors.map((text) => text.text),
    );
    const fit = fitForm(form, anchors, sightings, ink);
    if (fit !== null && (best === null || worth(fit) > worth(best.fit))) best = { form, fit };
  }
  return best;
}

const worth = (fit: FormFit): number => fit.anchorsFound * (fit.anchorsFound / fit.anchorsOf);

async function printedWords(ink: Bitmap, language: string, engine: Engine): Promise<PrintedWord[]> {
  const gray = Buffer.alloc(ink.data.length);
  for (let i = 0; i < gray.length; i += 1) gray[i] = ink.data[i] === 1 ? 0 : 255;
  const [width, height] = [Math.round(ink.width * share), Math.round(ink.height * share)];
  const png = await sharp(gray, { raw: { width: ink.width, height: ink.height, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .toColourspace('b-w')
    .png({ compressionLevel: 1 })
    .toBuffer();
  const [x, y] = [ink.width / width, ink.height / height];
  const words = await engine.findWords(png, language);
  return words.map((word) => ({
    ...word,
    left: word.left * x,
    top: word.top * y,
    width: word.width * x,
    height: word.height * y,
  }));
}
