import type { Truth, TruthField } from '#schemas/truth.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { flatPage } from './flat-page.ts';
import { writingFonts } from './fonts.ts';
import { makeHandStyle } from './hand-style.ts';
import type { InkedEntry, InkedPage } from './inked-page.ts';
import { layInPicture } from './lay-in-picture.ts';
import { placeIn, type PlaceIn } from './place-in.ts';
import type { Random } from './random.ts';
import type { Registration } from './registration.ts';
import type { ScanWear } from './scan-wear.ts';
import { slotsOf, type WritableForm } from './slots.ts';
import { takePicture, type Leaf } from './take-picture.ts';
import type { Writer } from './writer.ts';

/** A written page of a book. */
export interface InkedSheet {
  readonly registrations: readonly Registration[];
  readonly writer: Writer;
  readonly page: InkedPage;
}

/** Scans one page of a form, or two side by side, and says what is on the picture. `behind`: ink on their backs. */
export async function scanSheets(
  file: string,
  form: WritableForm,
  sheets: readonly InkedSheet[],
  behind: string,
  wear: ScanWear,
  random: Random,
): Promise<{ jpeg: Buffer; truth: Truth }> {
  const [first] = sheets;
  if (!first) throw new Error(`${file}: nothing to scan`);
  const isOpening = form.layout === 'table' && form.spread;
  const both = isOpening || sheets.length === 2;
  const { widthMm, heightMm } = form.page;
  const opening = {
    pageWidthMm: isOpening ? widthMm / 2 : widthMm,
    heightMm,
    shows: both ? 'both' : random.chance(0.5) ? 'left' : 'right',
  } as const;
  const { lens, curl } = layInPicture(opening, wear, random.fork('lay'));
  const leaves: (Leaf & { readonly place: PlaceIn })[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const own = random.fork(`leaf ${index}`);
    const style = sheet.writer.style ?? makeHandStyle(own.fork('style'), sheet.writer.ink);
    const leftMm = isOpening ? -widthMm / 2 : opening.shows === 'right' || index === 1 ? 0 : -widthMm;
    const page = await flatPage(form, sheet.page, behind, style, wear, own);
    leaves.push({ page, leftMm, place: placeIn(lens, leftMm) });
  }
  const surround = random.fork('surround').pick(wear.isPhoto ? desks : lids);
  return {
    jpeg: await takePicture(leaves, lens, curl, wear, surround, random.fork('picture')),
    truth: {
      file,
      formId: form.id,
      writer: first.writer.name,
      font: first.writer.font,
      ink: first.writer.ink,
      condition: wear.condition,
      dpi: wear.dpi,
      skewDegrees: Math.round(wear.skewDegrees * 100) / 100,
      split: writingFonts[first.writer.font].split,
      oddities: [...new Set(sheets.flatMap((sheet) => sheet.registrations.flatMap((one) => one.oddities)))],
      entries: sheets.flatMap((sheet, index) =>
        sheet.page.entries.map((entry, row) => ({
          fields: truthFields(form, entry, row, leaves[index]?.place ?? placeIn(lens, 0)),
        })),
      ),
      pages: sheets.map((sheet, index) => ({
        outline: (leaves[index]?.place ?? placeIn(lens, 0)).outline({
          left: 0,
          top: 0,
          right: widthMm,
          bottom: heightMm,
        }),
        entries: sheet.page.entries.length,
      })),
      marks: sheets.flatMap((sheet, index) =>
        sheet.page.marks.map((mark) => ({
          kind: mark.kind,
          text: mark.text,
          box: (leaves[index]?.place ?? placeIn(lens, 0)).box(mark.area),
        })),
      ),
    },
  };

  function truthFields(
    of: WritableForm,
    entry: InkedEntry,
    row: number,
    place: PlaceIn,
  ): Partial<Record<FieldKey, TruthField>> {
    const fields: Partial<Record<FieldKey, TruthField>> = {};
    for (const slot of slotsOf(of)[row] ?? []) {
      const inked = slot.key === null ? undefined : entry.get(slot.key);
      if (slot.key === null || !inked) continue;
      const areas = slot.boxes.map((box) => ({
        left: box.left * widthMm,
        top: box.top * heightMm,
        right: (box.left + box.width) * widthMm,
        bottom: (box.top + box.height) * heightMm,
      }));
      fields[slot.key] = {
        written: inked.written,
        value: inked.value,
        boxes: areas.map(place.box),
        ...(areas.some(place.isBent) ? { outlines: areas.map(place.outline) } : {}),
        ...(inked.ink.length > 0 ? { ink: inked.ink.map(place.box) } : {}),
        ...(inked.struck.length > 0
          ? { struck: inked.struck.map(({ text, area }) => ({ text, box: place.box(area) })) }
          : {}),
        ...(inked.isDitto ? { ditto: true as const } : {}),
      };
    }
    return fields;
  }
}

type Color = readonly [number, number, number];
const lids: readonly Color[] = [
  [250, 250, 248],
  [236, 236, 234],
  [24, 24, 26],
  [58, 58, 60],
];
const desks: readonly Color[] = [
  [122, 86, 56],
  [96, 92, 88],
  [168, 150, 128],
  [60, 74, 70],
];
