import type { Glyph } from 'fontkit';
import type { Face } from './face.ts';

/** A text as one outline; x grows right, y grows down, origin at the start of the baseline; millimeters. */
export interface Outline {
  readonly path: string;
  /** Ink, or an empty box at the origin for blank text. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly advance: number;
}

export const mmPerPt = 25.4 / 72;

/** `move` shifts each glyph by millimeters, turns it by radians and scales it; index counts glyphs. */
export type GlyphMove = (index: number) => { dx: number; dy: number; turn: number; scale?: number };
/** What a hand does beyond its letters; nothing of it by default. */
export interface Setting {
  /** OpenType features switched on or off. */
  readonly features?: Readonly<Record<string, boolean>>;
  /** Added after each letter and after each space, millimeters. */
  readonly letterSpaceMm?: number;
  readonly wordSpaceMm?: number;
  /** Moves a point of the line's ink by millimeters: strokes that bend. */
  readonly bend?: (x: number, y: number) => readonly [number, number];
}
const still: GlyphMove = () => ({ dx: 0, dy: 0, turn: 0 });

const round = (n: number): number => Math.round(n * 100) / 100;

/** How wide a text is set, millimeters. */
export function advanceOf(font: Face, text: string, sizeMm: number, setting: Setting = {}): number {
  const scale = sizeMm / font.unitsPerEm;
  const run = font.layout(text.normalize('NFC'), setting.features);
  let pen = 0;
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index];
    if (position) pen += position.xAdvance + spaceAfter(glyph, setting) / scale;
  });
  return pen * scale;
}

const spaceAfter = (glyph: Glyph, { letterSpaceMm = 0, wordSpaceMm = 0 }: Setting): number =>
  letterSpaceMm + (wordSpaceMm !== 0 && glyph.codePoints.includes(32) ? wordSpaceMm : 0);

/** Draws text with a font's own outlines, so that no font of the machine is ever asked for. */
export function outline(
  font: Face,
  text: string,
  sizeMm: number,
  slant = 0,
  move: GlyphMove = still,
  setting: Setting = {},
): Outline {
  const scale = sizeMm / font.unitsPerEm;
  const run = font.layout(text.normalize('NFC'), setting.features);
  const { bend } = setting;
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let path = '';
  let pen = 0;
  run.glyphs.forEach((glyph, index) => {
    const position = run.positions[index];
    if (!position) return;
    const { dx, dy, turn, scale: own = 1 } = move(index);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (const { command, args } of glyph.path.commands) {
      path += letters[command] ?? '';
      for (let i = 0; i + 1 < args.length; i += 2) {
        const y = args[i + 1] ?? 0;
        const gx = ((args[i] ?? 0) + slant * y) * scale * own;
        const gy = -y * scale * own;
        let px = (pen + position.xOffset) * scale + dx + gx * cos - gy * sin;
        let py = -position.yOffset * scale + dy + gx * sin + gy * cos;
        if (bend) {
          const [bx, by] = bend(px, py);
          px += bx;
          py += by;
        }
        box.left = Math.min(box.left, px);
        box.right = Math.max(box.right, px);
        box.top = Math.min(box.top, py);
        box.bottom = Math.max(box.bottom, py);
        path += `${i === 0 ? '' : ' '}${round(px)} ${round(py)}`;
      }
    }
    pen += position.xAdvance + spaceAfter(glyph, setting) / scale;
  });
  const ink = Number.isFinite(box.left) ? box : { left: 0, top: 0, right: 0, bottom: 0 };
  return { path, ...ink, advance: pen * scale };
}

const letters: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};
