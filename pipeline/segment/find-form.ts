import type { LabelledForm } from '#schemas/form.ts';
import type { Bitmap } from '../clean/picture.ts';
import { encodePng } from '../clean/png.ts';
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
  const [width, height] = [Math.round(ink.width * share), Math.round(ink.height * share)];
  const png = encodePng(shrink(ink, width, height), { width, height, bitDepth: 8, dpi: 180, level: 0 });
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

/** Rows of a gray PNG of a smaller size: each pixel as dark as the share of it that is ink. */
function shrink(ink: Bitmap, width: number, height: number): Uint8Array {
  const [scaleX, scaleY] = [width / ink.width, height / ink.height];
  const rows = new Uint8Array((width + 1) * height);
  const dark = new Float32Array(width + 1);
  const next = new Float32Array(width + 1);
  let row = 0;
  for (let y = 0; y < ink.height; y += 1) {
    // The share of this row of ink that reaches beyond the lower edge of the row of the result.
    const below = Math.max(0, (y + 1) * scaleY - (row + 1));
    for (let x = 0, i = y * ink.width; x < ink.width; x += 1, i += 1) {
      if (ink.data[i] === 0) continue;
      const left = Math.floor(x * scaleX);
      const beyond = Math.max(0, (x + 1) * scaleX - (left + 1));
      const inside = scaleX - beyond;
      dark[left] = (dark[left] as number) + inside * (scaleY - below);
      dark[left + 1] = (dark[left + 1] as number) + beyond * (scaleY - below);
      next[left] = (next[left] as number) + inside * below;
      next[left + 1] = (next[left + 1] as number) + beyond * below;
    }
    if ((y + 1) * scaleY < row + 1 - 1e-6 && y + 1 < ink.height) continue;
    for (let x = 0, o = row * (width + 1) + 1; x < width; x += 1, o += 1) {
      rows[o] = 255.5 - 255 * Math.min(1, dark[x] as number);
    }
    dark.set(next);
    next.fill(0);
    row += 1;
  }
  return rows;
}
