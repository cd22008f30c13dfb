import { readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import * as fontkit from 'fontkit';

/**
 * Cuts Tinos down to the letters of `charset()` and writes `pipeline/certify/assets/fonts.generated.json`, which is committed, so
 * that no font is parsed at run time. Run again only when Tinos or the charset changes: sealed papers name the subset.
 * Not pdf-lib's own subsetting: with Tinos it blanks nearly every glyph while the text layer stays right.
 */
const styles = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
} as const;

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** ASCII, Latin-1 and Latin Extended-A for foreign names, Vietnamese, Êđê ƀ Ƀ, typographic marks. */
const charset = (): number[] => [
  ...range(0x20, 0x7e),
  ...range(0xa1, 0xac),
  ...range(0xae, 0x17f),
  ...[0x180, 0x243, 0x1a0, 0x1a1, 0x1af, 0x1b0],
  ...range(0x1ea0, 0x1ef9),
  ...[0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2026, 0x2032, 0x20ab, 0x2116],
];

/** Six capitals from the file's hash: the same subset has the same name everywhere. */
const subsetTag = (file: Uint8Array): string =>
  [...createHash('sha256').update(file).digest().subarray(0, 6)]
    .map((b) => String.fromCharCode(65 + (b % 26)))
    .join('');

/** The glyph ids' letters, so that text can be copied and searched: PDF's ToUnicode map. */
function toUnicode(glyphs: Record<string, [number, number]>): string {
  const hex = (n: number): string => n.toString(16).padStart(4, '0');
  const pairs = Object.entries(glyphs).map(([letter, [id]]) => `<${hex(id)}> <${hex(letter.charCodeAt(0))}>`);
  const blocks: string[] = [];
  for (let i = 0; i < pairs.length; i += 100) {
    const block = pairs.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

async function cut(path: string) {
  const font = fontkit.create(
    await readFile(new URL(`../node_modules/@expo-google-fonts/tinos/${path}`, import.meta.url)),
  );
  if (!('createSubset' in font)) throw new Error(`${path} holds more than one font`);
  const subset = font.createSubset();
  const perMille = (units: number): number => Math.round((units * 1000) / font.unitsPerEm);
  /** Code point → glyph id in the subset and advance in 1/1000 em. Two code points may share a glyph. */
  const glyphs: Record<string, [number, number]> = {};
  for (const codePoint of charset()) {
    if (!font.hasGlyphForCodePoint(codePoint)) continue;
    const glyph = font.glyphForCodePoint(codePoint);
    // the library answers the glyph id in the subset; its types say otherwise
    glyphs[String.fromCodePoint(codePoint)] = [
      subset.includeGlyph(glyph) as unknown as number,
      perMille(glyph.advanceWidth),
    ];
  }
  const file = subset.encode();
  return {
    name: `${subsetTag(file)}+${font.postscriptName}`,
    ascent: perMille(font.ascent),
    descent: perMille(font.descent),
    capHeight: perMille(font.capHeight),
    italicAngle: font.italicAngle,
    bbox: [font.bbox.minX, font.bbox.minY, font.bbox.maxX, font.bbox.maxY].map(perMille),
    glyphs,
    fileBytes: file.length,
    /** Both deflated, base64. */
    toUnicode: deflateSync(toUnicode(glyphs), { level: 9 }).toString('base64'),
    file: deflateSync(file, { level: 9 }).toString('base64'),
  };
}

const fonts = Object.fromEntries(
  await Promise.all(Object.entries(styles).map(async ([style, path]) => [style, await cut(path)] as const)),
);
await writeFile(
  new URL('../pipeline/certify/assets/fonts.generated.json', import.meta.url),
  `${JSON.stringify(fonts)}\n`,
);
await writeFile(
  new URL('../pipeline/certify/assets/LICENSE-Tinos-OFL.txt', import.meta.url),
  await readFile(new URL('../node_modules/@expo-google-fonts/tinos/LICENSE_FONT', import.meta.url)),
);
