import type { LabelledForm } from '#schemas/form.ts';
import type { Condition } from '#schemas/truth.ts';
import type { Random } from './random.ts';

/** How a page came to look; all of it follows from the condition and the seed. */
export interface Wear {
  readonly skewDegrees: number;
  readonly shiftMm: { readonly x: number; readonly y: number };
  readonly dpi: number;
  readonly condition: Condition;
  /** 0 to 1 each. */
  readonly yellow: number;
  readonly unevenLight: number;
  readonly noise: number;
  readonly blur: number;
  readonly bleed: number;
  readonly stains: number;
  readonly faint: number;
  readonly isStamped: boolean;
  readonly jpegQuality: number;
}

export function makeWear(condition: Condition, dpi: number, random: Random): Wear {
  const is = (...any: readonly Condition[]): boolean => any.includes(condition);
  const archive = condition === 'archive';
  const side = random.chance(0.5) ? 1 : -1;
  return {
    condition,
    dpi,
    skewDegrees: round(
      side * (is('skewed') ? random.between(1, 2) : random.between(0, archive ? 1.2 : 0.35)),
    ),
    shiftMm: { x: round(random.between(-2, 2)), y: round(random.between(-2, 2)) },
    yellow: is('yellowed')
      ? random.between(0.6, 1)
      : archive
        ? random.between(0.4, 0.9)
        : random.between(0.02, 0.22),
    unevenLight: is('uneven-light') ? random.between(0.6, 1) : archive ? 0.4 : random.between(0, 0.12),
    noise: is('noisy') ? random.between(0.6, 0.9) : archive ? 0.35 : 0.1,
    blur: is('blurred') ? random.between(0.6, 1) : archive ? 0.35 : 0.1,
    bleed: is('bleed-through') ? random.between(0.6, 1) : archive ? 0.5 : 0,
    stains: is('stained') ? random.between(0.6, 1) : archive ? 0.4 : 0,
    faint: is('faint') ? random.between(0.5, 0.75) : archive ? 0.2 : 0,
    isStamped: is('stamped') || (condition !== 'clean' && random.chance(0.25)),
    jpegQuality: condition === 'clean' ? 80 : 72,
  };
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** SVG matrix from page millimeters to scan millimeters. */
export function turnOf(
  wear: Wear,
  page: LabelledForm['page'],
): { svg: string; place: (x: number, y: number) => [number, number] } {
  const angle = (wear.skewDegrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [page.widthMm / 2, page.heightMm / 2];
  const place = (x: number, y: number): [number, number] => [
    cx + wear.shiftMm.x + (x - cx) * cos - (y - cy) * sin,
    cy + wear.shiftMm.y + (x - cx) * sin + (y - cy) * cos,
  ];
  const [e, f] = place(0, 0);
  return { svg: `matrix(${cos} ${sin} ${-sin} ${cos} ${e} ${f})`, place };
}
