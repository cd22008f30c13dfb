import type { Area, InkedField } from './inked-page.ts';
import { inkShape } from './ink-shape.ts';
import type { Random } from './random.ts';
import type { Written } from './registration.ts';
import { slipOf } from './slip.ts';
import type { Slot, WritingLine } from './slots.ts';
import { drawLine, fitLines, setLine, type Writer } from './writer.ts';

export interface FieldInk {
  readonly shapes: readonly string[];
  readonly field: InkedField;
}

/** One line of a field, and how small it must be written to go in. */
interface Piece {
  readonly text: string;
  readonly line: WritingLine;
  readonly squeeze: number;
}

export const blankField: InkedField = { written: null, value: null, ink: [], struck: [], isDitto: false };

/**
 * Writes a field into its slot; null when it does not go in however small. `corrected`: a word is first written wrongly,
 * struck through, and put right above it or after it.
 */
export function inkField(
  writer: Writer,
  slot: Slot,
  written: Written,
  corrected: boolean,
  random: Random,
): FieldInk | null {
  const fitted = piecesOf(writer, slot, written);
  if (!fitted) return null;
  const { pieces, text, value } = fitted;
  const shapes: string[] = [];
  const ink: Area[] = [];
  const struck: { text: string; area: Area }[] = [];
  const slipIn = corrected ? random.int(0, pieces.length - 1) : -1;
  pieces.forEach(({ text: right, line, squeeze }, index) => {
    const slip = index === slipIn ? slipInto(right, random) : null;
    const after = slip ? [...slip.before, slip.wrong, slip.right, ...slip.after].join(' ') : right;
    const goesAfter =
      slip !== null && random.chance(0.4) && setLine(writer, after, squeeze).advance < line.widthMm - 1;
    const drawn = !slip ? right : goesAfter ? after : [...slip.before, slip.wrong, ...slip.after].join(' ');
    const outline = drawLine(writer, drawn, squeeze, random);
    const spare = Math.max(0, line.widthMm - Math.max(outline.right, outline.advance) - 0.6);
    const x =
      line.left + (writer.ink === 'hand' ? Math.min(spare, random.between(0.3, 4)) : Math.min(spare, 0.8));
    const drop = writer.ink === 'hand' ? random.between(-0.07, 0.06) * line.heightMm : 0;
    const y = line.baseline + drop;
    shapes.push(inkShape(writer, outline, x, y, random));
    ink.push({
      left: x + outline.left,
      top: y + outline.top,
      right: x + outline.right,
      bottom: y + outline.bottom,
    });
    if (!slip) return;
    const from = x + startOf(writer, slip.before, squeeze);
    const to = from + setLine(writer, slip.wrong, squeeze).right;
    const tall = writer.sizeMm * squeeze * 0.35;
    shapes.push(strike(writer, from, to, y - tall * 0.75, random));
    struck.push({
      text: slip.wrong,
      area: { left: from - 0.5, top: y - tall * 2, right: to + 0.5, bottom: y + tall * 0.6 },
    });
    if (goesAfter) return;
    const small = squeeze * 0.78;
    const above = drawLine(writer, slip.right, small, random);
    const up = y - writer.sizeMm * squeeze * 0.62;
    shapes.push(inkShape(writer, above, from + 0.4, up, random));
    ink.push({
      left: from + 0.4 + above.left,
      top: up + above.top,
      right: from + 0.4 + above.right,
      bottom: up + above.bottom,
    });
  });
  return { shapes, field: { written: text, value, ink, struck, isDitto: false } };
}

interface Slip {
  readonly before: readonly string[];
  readonly wrong: string;
  readonly right: string;
  readonly after: readonly string[];
}

function slipInto(line: string, random: Random): Slip | null {
  const words = line.split(' ');
  const start = random.int(0, words.length - 1);
  for (let i = 0; i < words.length; i += 1) {
    const at = (start + i) % words.length;
    const right = words[at] ?? '';
    const wrong = slipOf(right, random);
    if (wrong) return { before: words.slice(0, at), wrong, right, after: words.slice(at + 1) };
  }
  return null;
}

const startOf = (writer: Writer, before: readonly string[], squeeze: number): number =>
  before.length === 0 ? 0 : setLine(writer, `${before.join(' ')} `, squeeze).advance;

/** One stroke or two through a word. */
function strike(writer: Writer, from: number, to: number, y: number, random: Random): string {
  const lines = Array.from({ length: random.chance(0.35) ? 2 : 1 }, (_, i) => {
    const [a, b] = [y + i * 0.9 + random.between(-0.4, 0.4), y + i * 0.9 + random.between(-0.5, 0.5)];
    const middle = (from + to) / 2;
    return `M${(from - random.between(0.2, 1)).toFixed(2)} ${a.toFixed(2)}Q${middle.toFixed(2)} ${(y + random.between(-0.5, 0.5)).toFixed(2)} ${(to + random.between(0.2, 1)).toFixed(2)} ${b.toFixed(2)}`;
  });
  return `<path d="${lines.join('')}" fill="none" stroke="${writer.color}" stroke-width="${(0.22 + writer.penMm).toFixed(2)}" stroke-linecap="round"/>`;
}

interface Fitted {
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly value: string | null;
}

function piecesOf(writer: Writer, slot: Slot, written: Written): Fitted | null {
  const { lines } = slot;
  const least = lines.some((line) => line.heightMm < 7) ? 0.5 : 0.66;
  if (written.text === null) return null;
  const given = typeof written.text === 'string' ? thirds(slot, written.text) : written.text;
  if (typeof given !== 'string' && given.length <= slot.boxes.length) {
    const pieces = given.map((text, i) => onOneLine(writer, text, lines[i], least));
    const all = pieces.filter((piece) => piece !== null);
    const text = given.join(' ');
    const value =
      written.value === null || typeof written.text === 'string' ? written.value : meaningOf(written, text);
    return all.length === given.length ? { pieces: all, text, value } : null;
  }
  const text = typeof given === 'string' ? given : joined(slot, given);
  const value = typeof given === 'string' ? written.value : meaningOf(written, text);
  const fitted = fitLines(
    writer,
    text,
    lines.map((line) => line.widthMm),
    least,
  );
  if (!fitted) return null;
  const pieces = fitted.lines.map((line, i) => ({
    text: line,
    line: lines[i] ?? never(),
    squeeze: fitted.squeeze,
  }));
  return { pieces, text, value };
}

const never = (): never => {
  throw new Error('more lines than there is room for');
};

function onOneLine(writer: Writer, text: string, line: WritingLine | undefined, least: number): Piece | null {
  if (!line) return null;
  const natural = setLine(writer, text, 1);
  const squeeze = Math.min(1, (line.widthMm - 0.8) / Math.max(natural.right, natural.advance));
  return squeeze < least ? null : { text, line, squeeze };
}

/** A date goes day, month and year apart where the form has three places for it. */
function thirds(slot: Slot, text: string): string | readonly string[] {
  const parts = slot.reader === 'date' && slot.boxes.length === 3 ? text.match(/\d+/g) : null;
  return parts?.length === 3 ? parts : text;
}

const joined = (slot: Slot, parts: readonly string[]): string =>
  slot.reader === 'time' ? `${parts[0] ?? ''} giờ ${parts[1] ?? ''}` : parts.join(', ');

/** What pieces mean is their text, unless they mean something else (a time, a date). */
const meaningOf = ({ text, value }: Written, now: string): string | null =>
  typeof text !== 'string' && value === text?.join(' ') ? now : value;
