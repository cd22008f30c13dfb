import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import { PDFContext, PDFRawStream, PDFWriter, PDFString, type PDFRef } from 'pdf-lib';
import { expect, test } from 'vitest';
import { addFont } from '#pipeline/certify/font-objects.ts';
import { fonts, glyphHex, type Style } from '#pipeline/certify/fonts.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';

/**
 * A subset can lose its outlines while its text layer stays right (pdf-lib with this very font does it), so letters are
 * looked at: each one's ink against the same letter drawn from the whole, uncut font.
 */
const files: Record<Style, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
};
const vowels = [...'aăâeêioôơuưy'];
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const small = [...vowels.flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC'))), 'đ'];
const vietnamese = [...small, ...small.map((letter) => letter.toUpperCase())];

const columns = 20;
const cellPt = 36;

interface Drawn {
  readonly font: PDFRef;
  readonly hexOf: (letter: string) => string;
}

/** A page with one letter to a cell. */
async function page(letters: readonly string[], make: (context: PDFContext) => Drawn): Promise<Uint8Array> {
  const context = PDFContext.create();
  const { font, hexOf } = make(context);
  const rows = Math.ceil(letters.length / columns);
  const content = letters.map((letter, i) => {
    const x = (i % columns) * cellPt + 8;
    const y = (rows - 1 - Math.floor(i / columns)) * cellPt + 10;
    return `BT /F 18 Tf 1 0 0 1 ${x} ${y} Tm <${hexOf(letter)}> Tj ET`;
  });
  const pages = context.nextRef();
  const stream = PDFRawStream.of(context.obj({}), Buffer.from(content.join('\n')));
  const leaf = context.register(
    context.obj({
      Type: 'Page',
      Parent: pages,
      MediaBox: [0, 0, columns * cellPt, rows * cellPt],
      Resources: { Font: { F: font } },
      Contents: context.register(stream),
    }),
  );
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [leaf], Count: 1 }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages }));
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

const cut =
  (style: Style) =>
  (context: PDFContext): Drawn => ({
    font: addFont(context, style),
    hexOf: (letter) => glyphHex(style, letter),
  });

/** The font as it was made, embedded whole, addressed by its own glyph ids. */
const whole =
  (style: Style) =>
  (context: PDFContext): Drawn => {
    const bytes = readFileSync(
      new URL(`../../../node_modules/@expo-google-fonts/tinos/${files[style]}`, import.meta.url),
    );
    const font = fontkit.create(bytes);
    if (!('glyphForCodePoint' in font)) throw new Error('more than one font');
    const file = context.register(PDFRawStream.of(context.obj({ Length1: bytes.length }), bytes));
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: 'Whole',
        Flags: 4,
        FontBBox: [0, 0, 1000, 1000],
        ItalicAngle: 0,
        Ascent: 900,
        Descent: -200,
        CapHeight: 700,
        StemV: 80,
        FontFile2: file,
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: 'Whole',
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        CIDToGIDMap: 'Identity',
      }),
    );
    return {
      font: context.register(
        context.obj({
          Type: 'Font',
          Subtype: 'Type0',
          BaseFont: 'Whole',
          Encoding: 'Identity-H',
          DescendantFonts: [descendant],
        }),
      ),
      hexOf: (letter) =>
        font
          .glyphForCodePoint(letter.codePointAt(0) ?? 0)
          .id.toString(16)
          .padStart(4, '0'),
    };
  };

/** Gray pixels of a page at 144 dpi: two to a point. */
function raster(pdf: Uint8Array): { width: number; pixels: Uint8Array } {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-glyphs-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    const pgm = execFileSync(needProgram('pdftoppm'), ['-r', '144', '-gray', file], { maxBuffer: 1 << 26 });
    const [header = '', width = ''] = /^P5\s(\d+)\s\d+\s255\s/.exec(pgm.toString('latin1', 0, 40)) ?? [];
    return { width: Number(width), pixels: pgm.subarray(header.length) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Dark of one cell, and how far it is from the same cell of another picture. */
function compareCell(ours: ReturnType<typeof raster>, theirs: ReturnType<typeof raster>, i: number) {
  const side = cellPt * 2;
  let ink = 0;
  let away = 0;
  for (let dy = 0; dy < side; dy++) {
    for (let dx = 0; dx < side; dx++) {
      const at = (Math.floor(i / columns) * side + dy) * ours.width + (i % columns) * side + dx;
      ink += 255 - (theirs.pixels[at] ?? 255);
      away += Math.abs((ours.pixels[at] ?? 255) - (theirs.pixels[at] ?? 255));
    }
  }
  return { ink, away };
}

describeWith('pdftoppm', 'letters of the cut fonts', () => {
  test('there are 146 letters of Vietnamese with their tones', () => {
    expect(new Set(vietnamese).size).toBe(146);
  });

  test.each(['regular', 'bold', 'italic'] as const)(
    '%s: every letter leaves the ink it leaves in the whole font',
    async (style) => {
      const letters = [...new Set([...vietnamese, ...fonts[style].glyphs.keys()])].filter(
        (letter) => letter !== ' ',
      );
      expect(letters.length).toBeGreaterThan(400);
      const ours = raster(await page(letters, cut(style)));
      const theirs = raster(await page(letters, whole(style)));
      expect(ours.pixels.length).toBe(theirs.pixels.length);
      const wrong = letters.filter((_, i) => {
        const { ink, away } = compareCell(ours, theirs, i);
        return ink < 255 || away > ink * 0.02;
      });
      expect(wrong).toEqual([]);
    },
  );

  test('the comparison sees a letter that is not there', async () => {
    const theirs = raster(await page(['ế', 'ộ'], whole('regular')));
    const ours = raster(await page(['ế', ' '], cut('regular')));
    expect(compareCell(ours, theirs, 0).away).toBeLessThan(compareCell(ours, theirs, 0).ink * 0.02);
    expect(compareCell(ours, theirs, 1).away).toBeGreaterThan(compareCell(ours, theirs, 1).ink * 0.9);
  });
});
