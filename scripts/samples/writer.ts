import type { Truth } from '#schemas/truth.ts';
import { openFont, type WritingFont } from './fonts.ts';
import type { HandStyle } from './hand-style.ts';
import { advanceOf, outline, type GlyphMove, type Outline, type Setting } from './outline.ts';
import type { Random } from './random.ts';
import { smoothField } from './smooth-field.ts';

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
  /** A stiff hand where it is left out. */
  readonly style?: HandStyle;
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
  const natural = setLine(writer, text, 1);
  const squeeze = Math.min(1, (widthMm - 0.8) / Math.max(natural.right, natural.advance));
  if (squeeze < 0.66) return null;
  return drawLine(writer, text, squeeze, random);
}

/** The line as the font has it, for measuring; `squeeze` scales the writer's size. */
export function setLine(writer: Writer, text: string, squeeze: number): Outline {
  return outline(
    openFont(writer.font),
    text,
    writer.sizeMm * squeeze,
    writer.slant,
    undefined,
    spacing(writer, squeeze),
  );
}

/** The line as the writer's hand draws it. */
export function drawLine(writer: Writer, text: string, squeeze: number, random: Random): Outline {
  const setting = spacing(writer, squeeze);
  const move = wander(writer, random);
  const { style } = writer;
  if (!style)
    return outline(openFont(writer.font), text, writer.sizeMm * squeeze, writer.slant, move, setting);
  const dx = smoothField(random, style.elasticScaleMm, 16);
  const dy = smoothField(random, style.elasticScaleMm, 16);
  const wave = smoothField(random, 35, 8);
  const slope = style.slope + random.between(-0.003, 0.003);
  const far = style.elasticMm * squeeze;
  const lively: GlyphMove = (index) => ({
    ...move(index),
    scale: 1 + (random.next() + random.next() - 1) * style.sizeJitter,
  });
  return outline(openFont(writer.font), text, writer.sizeMm * squeeze, writer.slant, lively, {
    ...setting,
    bend: (x, y) => [dx(x, y) * far, dy(x, y) * far - slope * x + wave(x, 0.5) * style.waveMm],
  });
}

function spacing({ style }: Writer, squeeze: number): Setting {
  if (!style) return {};
  return {
    features: style.features,
    letterSpaceMm: style.letterSpaceMm * squeeze,
    wordSpaceMm: style.wordSpaceMm * squeeze,
  };
}

/**
 * Breaks a text over writing lines at its spaces, as large as it goes in but no smaller than `least` of the writer's size;
 * null when it does not fit at all.
 */
export function fitLines(
  writer: Writer,
  text: string,
  widthsMm: readonly number[],
  least = 0.68,
): { lines: string[]; squeeze: number } | null {
  const known = new Map<string, number>();
  const width = (line: string): number => {
    const wide = known.get(line) ?? advanceOf(openFont(writer.font), line, writer.sizeMm, spacing(writer, 1));
    known.set(line, wide);
    return wide;
  };
  for (let squeeze = 1; squeeze > least - 0.01; squeeze -= 0.08) {
    const lines: string[] = [];
    let left = text.split(' ');
    for (const room of widthsMm) {
      let take = 0;
      while (take < left.length && width(left.slice(0, take + 1).join(' ')) * squeeze <= room - 1.6)
        take += 1;
      if (take === 0) break;
      lines.push(left.slice(0, take).join(' '));
      left = left.slice(take);
      if (left.length === 0) return { lines, squeeze };
    }
  }
  return null;
}

/** The lines of `fitLines` alone. */
export const breakLines = (writer: Writer, text: string, widthsMm: readonly number[]): string[] | null =>
  fitLines(writer, text, widthsMm)?.lines ?? null;

function wander(writer: Writer, random: Random): GlyphMove {
  const phase = random.between(0, 6);
  const pace = random.between(0.15, 0.45);
  return (index) => ({
    dx: (random.next() - 0.5) * writer.wanderMm,
    dy: (Math.sin(phase + index * pace) + (random.next() - 0.5)) * writer.wanderMm,
    turn: (random.next() - 0.5) * 2 * writer.turn,
  });
}
