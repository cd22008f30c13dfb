import { glyphHex, printable, type Style, widthPt } from './fonts.ts';
import { pdfNumber as n } from './pdf-text.ts';
import type { Rect } from './sheet.ts';

const blue = '0.09 0.2 0.62';
const red = '0.83 0.09 0.11';

function centered(text: string, style: Style, sizePt: number, x: number, y: number): string {
  const clean = printable(text);
  const start = x - widthPt(style, clean, sizePt) / 2;
  return `BT /${style} ${n(sizePt)} Tf 1 0 0 1 ${n(start)} ${n(y)} Tm <${glyphHex(style, clean)}> Tj ET`;
}

/** A closed circle of four curves. */
function circle(x: number, y: number, r: number): string {
  const k = r * 0.5523;
  return [
    `${n(x + r)} ${n(y)} m`,
    `${n(x + r)} ${n(y + k)} ${n(x + k)} ${n(y + r)} ${n(x)} ${n(y + r)} c`,
    `${n(x - k)} ${n(y + r)} ${n(x - r)} ${n(y + k)} ${n(x - r)} ${n(y)} c`,
    `${n(x - r)} ${n(y - k)} ${n(x - k)} ${n(y - r)} ${n(x)} ${n(y - r)} c`,
    `${n(x + k)} ${n(y - r)} ${n(x + r)} ${n(y - k)} ${n(x + r)} ${n(y)} c h`,
  ].join(' ');
}

/** Letters around a circle, reading clockwise when `upright`, else along the foot of it. Starts centred on `middle`. */
function around(text: string, sizePt: number, x: number, y: number, r: number, foot: boolean): string {
  const clean = printable(text);
  const spacing = sizePt * 0.06;
  const advances = [...clean].map((letter) => widthPt('bold', letter, sizePt) + spacing);
  const total = advances.reduce((a, b) => a + b, 0) / r;
  let angle = foot ? -Math.PI / 2 - total / 2 : Math.PI / 2 + total / 2;
  return [...clean]
    .map((letter, i) => {
      const half = (advances[i] ?? 0) / r / 2;
      const middle = foot ? angle + half : angle - half;
      angle = foot ? angle + 2 * half : angle - 2 * half;
      const turn = foot ? middle + Math.PI / 2 : middle - Math.PI / 2;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const back = ((advances[i] ?? 0) - spacing) / 2;
      const px = x + r * Math.cos(middle) - back * c;
      const py = y + r * Math.sin(middle) - back * s;
      const matrix = [c, s, -s, c].map((v) => v.toFixed(4)).join(' ');
      return `BT /bold ${n(sizePt)} Tf ${matrix} ${n(px)} ${n(py)} Tm <${glyphHex('bold', letter)}> Tj ET`;
    })
    .join('\n');
}

function star(x: number, y: number, r: number): string {
  const points = Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? r : r * 0.382;
    const angle = Math.PI / 2 + (i * Math.PI) / 5;
    return `${n(x + radius * Math.cos(angle))} ${n(y + radius * Math.sin(angle))} ${i === 0 ? 'm' : 'l'}`;
  });
  return `${points.join(' ')} h f`;
}

/**
 * A stroke of the pen for trying out: plainly nobody's name, and it says so. Drawn in fractions of the field, so that
 * it needs no picture.
 */
export function testSignature({ width: w, height: h }: Rect): string {
  const curve = (...points: readonly number[]): string =>
    `${points.map((p, i) => n(p * (i % 2 === 0 ? w : h))).join(' ')} ${points.length === 2 ? 'm' : 'c'}`;
  return [
    `${blue} RG 1.5 w 1 J 1 j`,
    curve(0.14, 0.36),
    curve(0.2, 0.95, 0.3, 1.02, 0.29, 0.72),
    curve(0.28, 0.4, 0.19, 0.2, 0.24, 0.3),
    curve(0.31, 0.45, 0.34, 0.66, 0.38, 0.6),
    curve(0.41, 0.55, 0.36, 0.38, 0.42, 0.42),
    curve(0.48, 0.47, 0.48, 0.68, 0.52, 0.62),
    curve(0.56, 0.56, 0.5, 0.36, 0.58, 0.44),
    curve(0.66, 0.54, 0.66, 0.98, 0.7, 0.9),
    curve(0.74, 0.8, 0.6, 0.3, 0.7, 0.42),
    curve(0.8, 0.54, 0.84, 0.6, 0.93, 0.7),
    'S 1 w',
    curve(0.2, 0.24),
    curve(0.42, 0.36, 0.7, 0.3, 0.9, 0.4),
    'S',
    `${blue} rg`,
    centered('CHỮ KÝ THỬ', 'bold', 7.5, w / 2, h * 0.04),
  ].join('\n');
}

/** A round seal for trying out, in the size of a real one. `body` and `above`: the issuing body and the unit above it. */
export function testSeal({ width: w, height: h }: Rect, body: string, above: string): string {
  const [x, y, r] = [w / 2, h / 2, Math.min(w, h) / 2 - 1.2];
  const foot = above === '' ? '' : around(above, 6.6, x, y, r - 5.6, true);
  return [
    `${red} RG ${red} rg 1.6 w`,
    `${circle(x, y, r)} S 0.6 w ${circle(x, y, r - 2.4)} S ${circle(x, y, r * 0.63)} S`,
    around(body, body.length > 26 ? 6.2 : 7.4, x, y, r - 10.2, false),
    foot,
    star(x, y + r * 0.2, r * 0.26),
    centered('DẤU THỬ', 'bold', 9.5, x, y - r * 0.32),
  ].join('\n');
}

/** What stands in the field when no picture of a signature or seal may be shown: who signed and when, in their colour. */
export function plainAppearance(
  { width: w, height: h }: Rect,
  lines: readonly string[],
  ink: 'blue' | 'red',
): string {
  const color = ink === 'blue' ? blue : red;
  const widest = Math.max(...lines.map((line) => widthPt('bold', printable(line), 1)));
  const sizePt = Math.min(9, (w - 6) / widest, h / (lines.length * 1.25 + 0.5));
  const top = h / 2 + (lines.length * sizePt * 1.25) / 2;
  return [
    `${color} RG ${color} rg 0.8 w`,
    ...lines.map((line, i) =>
      centered(line, i === 0 ? 'bold' : 'regular', sizePt, w / 2, top - (i + 0.85) * sizePt * 1.25),
    ),
  ].join('\n');
}
