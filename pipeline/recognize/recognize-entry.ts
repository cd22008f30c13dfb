import type { Cell, Reading } from '#schemas/steps.ts';
import { RecognizedEntry, SegmentedEntry } from '#schemas/steps.ts';
import { encodeBilevel } from '../clean/bilevel-png.ts';
import type { Bitmap } from '../clean/picture.ts';
import { defineStage } from '../stage.ts';
import { cutLine } from './cut-line.ts';
import { fieldsOfForm } from '../extract/fields-of-form.ts';
import { letterDistance } from '../extract/letter-distance.ts';
import type { Engine, Ink, LineImage } from './engine.ts';
import { isFixedPitch, isTyped } from './is-typed.ts';
import { joinLines } from './join-lines.ts';
import { type LineKind, lineKindOf } from './line-kind.ts';
import { writingOf } from './writing-of.ts';

/** The most telling cells to judge an entry's ink by. */
const sampleSize = 4;
/** Below this a written line may well be print, above it a printed one need not be looked at again. */
const inDoubt = 0.6;
/** So many lines in doubt are also read as the other kind of ink; one that is, allows for one more. */
const triesElsewhere = 4;

/**
 * Reads each cell's lines. Print or hand is judged for the entry: what a typewriter set is print, and otherwise the longest
 * lines tell: print is what two ways of reading print agree on, on most of them. Forms with typed heads and written cells
 * exist: the lines judged keep their own ink, and others that come out in doubt are tried as the other kind. A clear hand is
 * often read alike too. Of a printed line the parts that are crossed out are not read, if others are left.
 */
export const recognizeEntry = defineStage({
  name: 'recognize-entry',
  version: 3,
  input: SegmentedEntry,
  output: RecognizedEntry,
  blocksLoop: true,
  run: async (entry, context) => {
    const writing = await writingOf(entry.binary.sha256, context.blobs);
    const form = context.forms.byId(entry.formId);
    const readers = new Map(fieldsOfForm(form, entry.ordinal).map(({ key, reader }) => [key, reader]));
    const lines = entry.cells.map((cell) => {
      const kind = lineKindOf(readers.get(cell.key) ?? 'text');
      return cell.blank ? [] : cutCell(writing, cell, kind);
    });
    const pen = { engine: context.engine, language: form.language };
    const { ink, judged } = await inkOf(lines.flat(), pen);
    await pen.engine.prepare?.(
      lines.flat().map((line) => pictureIn(line, ink)),
      { ink, language: pen.language },
    );
    let tries = triesElsewhere;
    const readLine = async (line: LineOfInk): Promise<Reading[]> => {
      const known = judged.get(line);
      if (known !== undefined) return read(line, known, pen);
      const readings = await read(line, ink, pen);
      if (tries === 0 || !isInDoubt(readings)) return readings;
      const other = await read(line, ink === 'print' ? 'hand' : 'print', pen);
      const isOther = ink === 'print' ? isHand(readings, other) : isPrint(other);
      if (!isOther) tries -= 1;
      return isOther ? other : readings;
    };
    const cells = [];
    for (const [i, cell] of entry.cells.entries()) {
      const perLine: Reading[][] = [];
      for (const line of lines[i] ?? []) perLine.push(await readLine(line));
      cells.push({ ...cell, readings: joinLines(perLine) });
    }
    return { ...entry, cells };
  },
});

interface LineOfInk extends LineImage {
  readonly ink: Bitmap;
  readonly kind: LineKind;
  /** Without what is crossed out, where that is not all. */
  readonly kept: LineImage | null;
}
interface Pen {
  readonly engine: Engine;
  readonly language: string;
}

/** A pen's stroke through printed letters is told surely, one through writing is not. */
const pictureIn = (line: LineOfInk, ink: Ink): LineImage => (ink === 'print' && line.kept) || line;

const read = (line: LineOfInk, ink: Ink, { engine, language }: Pen): Promise<Reading[]> =>
  engine.readLine(pictureIn(line, ink), { ink, language, kind: line.kind });

const pictureOf = (ink: Bitmap): { png: Uint8Array; ink: Bitmap } => ({ png: encodeBilevel(ink, 300), ink });

const cutCell = (writing: Bitmap, cell: Cell, kind: LineKind): LineOfInk[] =>
  cell.boxes.flatMap((box) => {
    const line = cutLine(writing, box);
    if (line === null) return [];
    const kept = cell.struck === undefined ? null : cutLine(writing, box, cell.struck);
    const isPart = kept !== null && kept.width > kept.height && kept.width < line.width * 0.95;
    return [{ ...pictureOf(line), kind, kept: isPart ? pictureOf(kept) : null }];
  });

/** The entry's ink, and that of the lines looked at for it. */
async function inkOf(
  lines: readonly LineOfInk[],
  pen: Pen,
): Promise<{ ink: Ink; judged: ReadonlyMap<LineOfInk, Ink> }> {
  if (isTyped(lines.map((line) => line.ink))) {
    const typed = lines.filter((line) => isFixedPitch(line.ink));
    return { ink: 'print', judged: new Map(typed.map((line) => [line, 'print'])) };
  }
  const longest = [...lines].sort((a, b) => b.ink.width - a.ink.width).slice(0, sampleSize);
  const enough = Math.floor(longest.length / 2) + 1;
  await pen.engine.prepare?.(
    longest.map((line) => pictureIn(line, 'print')),
    { ink: 'print', language: pen.language },
  );
  const judged = new Map<LineOfInk, Ink>();
  let agreed = 0;
  for (const [i, line] of longest.entries()) {
    if (agreed >= enough || agreed + longest.length - i < enough) break;
    const isPrinted = isPrint(await read(line, 'print', pen));
    judged.set(line, isPrinted ? 'print' : 'hand');
    if (isPrinted) agreed += 1;
  }
  const ink = longest.length > 0 && agreed >= enough ? 'print' : 'hand';
  return { ink, judged };
}

/** Whether two ways of reading print agree, are both sure, or nearly agree and the first is sure. */
function isPrint([first, second]: readonly Reading[]): boolean {
  if (first === undefined || second === undefined) return false;
  const alike = likeness(first.text, second.text);
  return alike === 1 || (first.confidence > sure && (alike > 0.9 || second.confidence > sure));
}

/** Of print as tesseract reads it 19 lines in 20 are surer, of clear hands one in four. */
const sure = 0.85;

const isInDoubt = (readings: readonly Reading[]): boolean =>
  sureness(readings) < inDoubt && lettersOf(readings[0]?.text ?? '') !== lettersOf(readings[1]?.text ?? '');

/** Whether a line of a printed entry is written: surer so, and little of what was read as print is in it. */
const isHand = (printed: readonly Reading[], written: readonly Reading[]): boolean =>
  sureness(written) > sureness(printed) &&
  likeness(printed[0]?.text ?? '', written[0]?.text ?? '') < mostAlike;

const mostAlike = 0.6;
const likeness = (one: string, other: string): number => {
  const [a, b] = [lettersOf(one), lettersOf(other)];
  return 1 - letterDistance(a, b) / Math.max(1, a.length, b.length);
};

/** Of the first two readings; a third is asked only where they differ. */
const sureness = (readings: readonly Reading[]): number =>
  Math.min(...readings.slice(0, 2).map(({ confidence }) => confidence));

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
