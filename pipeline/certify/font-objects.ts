import { PDFContext, type PDFObject, type PDFRef, PDFString } from 'pdf-lib';
import { fonts, type Style, styles } from './fonts.ts';
import { rawStream } from './raw-stream.ts';

/** The objects of a font that are the same in every paper, built once: its file, letters and widths. */
interface Fixed {
  readonly file: PDFObject;
  readonly toUnicode: PDFObject;
  readonly widths: PDFObject;
}

function build(style: Style): Fixed {
  const scratch = PDFContext.create();
  const font = fonts[style];
  const widths: number[] = [];
  for (const { id, advance } of font.glyphs.values()) widths[id] = advance;
  return {
    file: rawStream(scratch.obj({ Length1: font.fileBytes, Filter: 'FlateDecode' }), font.file),
    toUnicode: rawStream(scratch.obj({ Filter: 'FlateDecode' }), font.toUnicode),
    widths: scratch.obj([0, scratch.obj(Array.from(widths, (width) => width ?? 0))]),
  };
}

const fixed = new Map<Style, Fixed>(styles.map((style) => [style, build(style)]));

/** Adds one embedded font, addressed by glyph id (Identity-H), and returns the reference text is set with. */
export function addFont(context: PDFContext, style: Style): PDFRef {
  const parts = fixed.get(style);
  if (!parts) throw new Error(`no font ${style}`);
  const { name, ascent, descent, capHeight, italicAngle, bbox } = fonts[style];
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: style === 'italic' ? 4 + 2 + 64 : 4 + 2,
      FontBBox: [...bbox],
      ItalicAngle: Math.round(italicAngle * 100) / 100,
      Ascent: ascent,
      Descent: descent,
      CapHeight: capHeight,
      StemV: style === 'bold' ? 140 : 80,
      FontFile2: context.register(parts.file),
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      W: parts.widths,
      CIDToGIDMap: 'Identity',
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(parts.toUnicode),
    }),
  );
}
