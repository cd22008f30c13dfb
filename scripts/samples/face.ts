import type { Font, Glyph, GlyphPosition } from 'fontkit';

/** What drawing needs of a font: one file, or several that hold some letters each. Lengths in font units. */
export interface Face {
  readonly unitsPerEm: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** True where the letter, one code point, is in the font. */
  has(letter: string): boolean;
  /** One line of glyphs; `features` switches OpenType features on and off. */
  layout(text: string, features?: Readonly<Record<string, boolean>>): SetLine;
}

export interface SetLine {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly GlyphPosition[];
}

const holds = (font: Font, letter: string): boolean => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);

/** Sets each stretch of a text in the first file that has its letters; throws when there is no file at all. */
export function joinFaces(fonts: readonly Font[]): Face {
  const [first] = fonts;
  if (!first) throw new Error('a face needs a font');
  const { unitsPerEm, xHeight, capHeight } = first;
  const layout = (text: string, features?: Readonly<Record<string, boolean>>): SetLine => {
    const pieces = fonts.length === 1 ? [{ font: first, text }] : stretches(fonts, first, text);
    const set = pieces.map((piece) =>
      features ? piece.font.layout(piece.text, { ...features }) : piece.font.layout(piece.text),
    );
    return {
      glyphs: set.flatMap((run) => run.glyphs),
      positions: set.flatMap((run) => run.positions),
    };
  };
  return {
    unitsPerEm,
    xHeight,
    capHeight,
    has: (letter) => fonts.some((font) => holds(font, letter)),
    layout,
  };
}

/** Stays in one file as long as it has the letters, so that kerning inside a stretch is kept. */
function stretches(fonts: readonly Font[], first: Font, text: string): { font: Font; text: string }[] {
  const pieces: { font: Font; text: string }[] = [];
  for (const letter of text) {
    const last = pieces.at(-1);
    if (last && holds(last.font, letter)) last.text += letter;
    else pieces.push({ font: fonts.find((font) => holds(font, letter)) ?? first, text: letter });
  }
  return pieces;
}
