import { z } from 'zod';
import { ExpectedError } from '#schemas/errors.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import cut from './assets/fonts.generated.json' with { type: 'json' };

/** A font cut down to the letters we print. Lengths in 1/1000 of the type size. */
const CutFont = z.strictObject({
  name: z.string(),
  ascent: z.int(),
  descent: z.int(),
  capHeight: z.int(),
  italicAngle: z.number(),
  bbox: z.array(z.int()).length(4),
  /** Letter → glyph id and advance. */
  glyphs: z.record(z.string(), z.tuple([z.int(), z.int()])),
  fileBytes: z.int(),
  toUnicode: z.base64(),
  file: z.base64(),
});

export type Style = 'regular' | 'bold' | 'italic';
export const styles: readonly Style[] = ['regular', 'bold', 'italic'];

interface Glyph {
  readonly id: number;
  /** The id in four hex digits. */
  readonly hex: string;
  readonly advance: number;
}

interface Font extends Omit<z.infer<typeof CutFont>, 'glyphs' | 'file' | 'toUnicode'> {
  readonly glyphs: ReadonlyMap<string, Glyph>;
  /** The TrueType file and its ToUnicode map, deflated. */
  readonly toUnicode: Uint8Array;
  readonly file: Uint8Array;
}

function open(json: unknown): Font {
  const { glyphs, file, toUnicode, ...facts } = CutFont.parse(json);
  return {
    ...facts,
    glyphs: new Map(
      Object.entries(glyphs).map(([letter, [id, advance]]) => [
        letter,
        { id, hex: id.toString(16).padStart(4, '0'), advance },
      ]),
    ),
    toUnicode: Buffer.from(toUnicode, 'base64'),
    file: Buffer.from(file, 'base64'),
  };
}

/** Made by `scripts/make-fonts.ts`; opened once. */
export const fonts: Readonly<Record<Style, Font>> = {
  regular: open(cut.regular),
  bold: open(cut.bold),
  italic: open(cut.italic),
};

/** A letter without a glyph must stop the paper: an empty box on a certified extract is worse than no extract. */
function glyphOf(style: Style, letter: string): Glyph {
  const glyph = fonts[style].glyphs.get(letter);
  if (glyph) return glyph;
  throw missing(letter);
}

function missing(letter: string, field?: FieldKey): ExpectedError {
  const codePoint = letter.codePointAt(0) ?? 0;
  return new ExpectedError('extract.letter-missing', {
    letter: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
    ...(field ? { field } : {}),
  });
}

/** Throws `extract.letter-missing`, naming the field. */
export function requireLetters(style: Style, text: string, field: FieldKey): void {
  for (const letter of text) if (!fonts[style].glyphs.has(letter)) throw missing(letter, field);
}

/** One form for every text that is printed, hashed or signed: NFC, and a run of any kind of space is one space. */
export const printable = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ');

/** Points. Throws `extract.letter-missing`. */
export function widthPt(style: Style, text: string, sizePt: number): number {
  let perMille = 0;
  for (const letter of text) perMille += glyphOf(style, letter).advance;
  return (perMille * sizePt) / 1000;
}

/** The glyph ids as a PDF hex string's digits (Identity-H). Throws `extract.letter-missing`. */
export function glyphHex(style: Style, text: string): string {
  let hex = '';
  for (const letter of text) hex += glyphOf(style, letter).hex;
  return hex;
}
