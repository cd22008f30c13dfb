import type { Truth } from '#schemas/truth.ts';
import type { Random } from './random.ts';

/** How a hand is alive: no letter twice alike, no line quite straight. Lengths in millimeters. */
export interface HandStyle {
  /** How far strokes bend, and over what length they bend back. */
  readonly elasticMm: number;
  readonly elasticScaleMm: number;
  /** Extra room after letters and after words. */
  readonly letterSpaceMm: number;
  readonly wordSpaceMm: number;
  /** Climb of a line, and its slow wave. */
  readonly slope: number;
  readonly waveMm: number;
  /** Share by which letters differ in size. */
  readonly sizeJitter: number;
  /** OpenType features: a hand that joins or does not. */
  readonly features: Readonly<Record<string, boolean>>;
  /** 0 wet to 1 dry: how often the ink breaks off. */
  readonly dryness: number;
  /** How much darker some strokes are than others, 0 to 1. */
  readonly pressure: number;
}

export function makeHandStyle(random: Random, ink: Truth['ink']): HandStyle {
  const steady = ink === 'print' ? 0 : ink === 'typed' ? 0.35 : 1;
  const hurried = random.next() ** 1.6;
  return {
    elasticMm: ink === 'hand' ? 0.06 + 0.24 * hurried : 0,
    elasticScaleMm: random.between(1.4, 4.2),
    letterSpaceMm: ink === 'hand' ? random.between(-0.09, 0.16) : 0,
    wordSpaceMm: ink === 'hand' ? random.between(-0.25, 0.9) : 0,
    slope: steady * random.between(-0.007, 0.007),
    waveMm: steady * random.between(0.05, 0.45),
    sizeJitter: ink === 'hand' ? random.between(0.01, 0.07) : 0,
    features: ink === 'hand' ? { liga: random.chance(0.7), calt: random.chance(0.75) } : {},
    dryness: ink === 'print' ? random.between(0, 0.12) : random.next() ** 2 * 0.7,
    pressure: steady * random.between(0.1, 0.5),
  };
}
