import type { Truth } from '#schemas/truth.ts';
import { openFont, type WritingFont } from './fonts.ts';
import { outline, type GlyphMove, type Outline } from './outline.ts';
import type { Random } from './random.ts';

/** A hand, a typewriter or a printer: what stays the same through a book. */
export interface Writer {
  readonly name: string;
  readonly font: WritingFont;
  readonly ink: Truth['ink'];
  readonly sizeMm: number;
  readonly slant: number;
  /** How far letters leave their line and each other, millimeters. */
  readonly wanderMm: number;
  readonly turn: number;
  readonly color: string;
  /** Extra width of the pen, millimeters. */
  readonly penMm: number;
}

const blues = ['#1d2f86', '#24408e', '#2b2f6e', '#1b1f5c', '#33367d'];
const blacks = ['#202024', '#2c2a2e', '#1f2328'];

/** `lineMm`: height of the form's writing lines; a hand fills a higher line a little more. */
export function makeWriter(random: Random, font: WritingFont, ink: Truth['ink'], lineMm = 7.8): Writer {
  if (ink !== 'hand') {
    const sizeMm = ink === 'typed' ? 3.75 : 4.1;
    const wanderMm = ink === 'typed' ? 0.09 : 0;
    const color = ink === 'typed' ? '#2b2a33' : '#19191c';
    return {
      name: `${ink}-${font}`,
      font,
      ink,
      sizeMm,
      slant: 0,
      wanderMm,
      turn: wanderMm / 9,
      color,
      penMm: wanderMm,
    };
  }
  const face = openFont(font);
  const even = (2 * face.unitsPerEm) / face.xHeight + (2.9 * face.unitsPerEm) / face.capHeight;
  return {
    name: `${ink}-${font}-${random.int(100, 999)}`,
    font,
    ink,
    sizeMm: (even / 2) * random.between(0.94, 1.12) * Math.min(1.14, lineMm / 7.8),
    slant: random.between(-0.04, 0.22),
    wanderMm: random.between(0.05, 0.16),
    turn: random.between(0.01, 0.035),
    color: random.chance(0.7) ? random.pick(blues) : random.pick(blacks),
    penMm: random.between(0.02, 0.16),
  };
}

/** One line of ink in the writer's hand, no wider than `widthMm` if it can be had by writing up to a third smaller. */
export function inkLine(writer: Writer, text: string, widthMm: number, random: Random): Outline | null {
  const font = openFont(writer.font);
  const natural = outline(font, text, writer.sizeMm, writer.slant);
  const squeeze = Math.min(1, (widthMm - 0.8) / Math.max(natural.right, natural.advance));
  if (squeeze < 0.66) return null;
  return outline(font, text, writer.sizeMm * squeeze, writer.slant, wander(writer, random));
}

/** Breaks a text over writing lines at its spaces; null when it does not fit at all. */
export function breakLines(writer: Writer, text: string, widthsMm: readonly number[]): string[] | null {
  const font = openFont(writer.font);
  const width = (line: string): number => outline(font, line, writer.sizeMm, writer.slant).advance;
  for (const squeeze of [1, 0.92, 0.84, 0.76, 0.68]) {
    const lines: string[] = [];
    let left = text.split(' ');
    for (const room of widthsMm) {
      let take = 0;
      while (take < left.length && width(left.slice(0, take + 1).join(' ')) * squeeze <= room - 1.6)
        take += 1;
      if (take === 0) break;
      lines.push(left.slice(0, take).join(' '));
      left = left.slice(take);
      if (left.length === 0) return lines;
    }
  }
  return null;
}

function wander(writer: Writer, random: Random): GlyphMove {
  const phase = random.between(0, 6);
  const pace = random.between(0.15, 0.45);
  return (index) => ({
    dx: (random.next() - 0.5) * writer.wanderMm,
    dy: (Math.sin(phase + index * pace) + (random.next() - 0.5)) * writer.wanderMm,
    turn: (random.next() - 0.5) * 2 * writer.turn,
  });
}
