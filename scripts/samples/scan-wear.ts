import type { Condition } from '#schemas/truth.ts';
import type { Random } from './random.ts';

/** What happened to a page on its way into a picture; follows from condition and seed. Shares are 0 to 1. */
export interface ScanWear {
  readonly condition: Condition;
  readonly dpi: number;
  readonly skewDegrees: number;
  readonly isPhoto: boolean;
  /** How strongly the paper bends into the gutter. */
  readonly curl: number;
  readonly yellow: number;
  readonly unevenLight: number;
  readonly noise: number;
  readonly blur: number;
  readonly bleed: number;
  readonly stains: number;
  readonly foxing: number;
  readonly faint: number;
  readonly jpegQuality: number;
}

/** Chosen so that each condition is mainly one thing; `archive` and `photo` are several at once. */
export function makeScanWear(condition: Condition, random: Random): ScanWear {
  const mix = condition === 'archive';
  const photo = condition === 'photo';
  /** Strong under its own condition, less so in an old book, else hardly there. */
  const share = (own: Condition, strong: [number, number], inArchive: number, usual = 0): number => {
    if (condition === own) return random.between(...strong);
    return mix ? inArchive * random.between(0.4, 1) : usual * random.next();
  };
  const side = random.chance(0.5) ? 1 : -1;
  const usualDpi = random.weighted([
    [200, 6],
    [250, 2],
    [300, 3],
  ] as const);
  return {
    condition,
    dpi: dpiOf(condition, usualDpi, random),
    skewDegrees:
      side * (condition === 'skewed' ? random.between(1, 4) : random.between(0, photo ? 2.5 : 0.7)),
    isPhoto: photo,
    curl:
      condition === 'spread' ? random.between(0.3, 0.9) : share('curled', [0.5, 1], 0.4, photo ? 0.5 : 0.06),
    yellow: share('yellowed', [0.6, 1], 0.8, 0.2),
    unevenLight: photo ? random.between(0.4, 0.9) : share('uneven-light', [0.6, 1], 0.5, 0.12),
    noise: share('noisy', [0.6, 0.95], 0.4, photo ? 0.5 : 0.15),
    blur: share('blurred', [0.6, 1], 0.35, photo ? 0.5 : 0.15),
    bleed: share('bleed-through', [0.6, 1], 0.6, 0.05),
    stains: share('stained', [0.5, 1], 0.5),
    foxing: share('foxed', [0.5, 1], 0.6, 0.03),
    faint: share('faint', [0.5, 0.8], 0.3, 0.05),
    jpegQuality: Math.round(condition === 'compressed' ? random.between(24, 42) : random.between(68, 84)),
  };
}

/** True when so much of the page behind shows that it must be drawn. */
export const shinesThrough = ({ bleed }: ScanWear): boolean => bleed > 0.02;

function dpiOf(condition: Condition, usual: number, random: Random): number {
  if (condition === 'low-resolution') return 150;
  if (condition === 'spread' || condition === 'photo') return random.pick([180, 200, 220]);
  if (condition === 'clean' && random.chance(0.15)) return 400;
  return usual;
}
