import type { Cell, Reading } from '#schemas/steps.ts';
import { RecognizedEntry, SegmentedEntry } from '#schemas/steps.ts';
import { decodeBilevel, encodeBilevel } from '../clean/bilevel-png.ts';
import type { Bitmap } from '../clean/picture.ts';
import { defineStage } from '../stage.ts';
import { cutLine } from './cut-line.ts';
import { fieldsOfForm } from '../extract/fields-of-form.ts';
import type { Engine, Ink } from './engine.ts';
import { joinLines } from './join-lines.ts';
import { type LineKind, lineKindOf } from './line-kind.ts';

/** The most telling cells to judge an entry's ink by. */
const sampleSize = 4;
/** Below this a written line may well be print, above it a printed one need not be looked at again. */
const inDoubt = 0.6;
/** So many lines in doubt are also read as the other kind of ink; one that is, allows for one more. */
const triesElsewhere = 4;

/**
 * Reads each cell's lines. Print or hand is judged for the entry, on its longest lines: print is what two ways of reading
 * print agree on, on most of them. Forms with typed heads and written cells exist: the lines judged keep their own ink, and
 * others that come out in doubt are tried as the other kind. A clear hand is often read alike too.
 */
export const recognizeEntry = defineStage({
  name: 'recognize-entry',
  version: 2,
  input: SegmentedEntry,
  output: RecognizedEntry,
  blocksLoop: true,
  run: async (entry, context) => {
    const writing = await decodeBilevel(await context.blobs.get(entry.binary.sha256));
    const form = context.forms.byId(entry.formId);
    const readers = new Map(fieldsOfForm(form, entry.ordinal).map(({ key, reader }) => [key, reader]));
    const lines = entry.cells.map((cell) => {
      const kind = lineKindOf(readers.get(cell.key) ?? 'text');
      return cell.blank ? [] : cutCell(writing, cell).map((line) => ({ ...line, kind }));
    });
    const pen = { engine: context.engine, language: form.language };
    const { ink, judged } = await inkOf(lines.flat(), pen);
    await pen.engine.prepare?.(lines.flat(), { ink, language: pen.language });
    let tries = triesElsewhere;
    const readLine = async (line: LineOfInk): Promise<Reading[]> => {
      const known = judged.get(line);
      if (known !== undefined) return read(line, known, pen);
      const readings = await read(line, ink, pen);
      if (tries === 0 || !isInDoubt(readings)) return readings;
      const other = await read(line, ink === 'print' ? 'hand' : 'print', pen);
      const isOther = ink === 'print' ? sureness(other) > sureness(readings) : isPrint(other);
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

interface LineOfInk {
  readonly png: Uint8Array;
  readonly ink: Bitmap;
  readonly kind: LineKind;
}
interface Pen {
  readonly engine: Engine;
  readonly language: string;
}

const read = (line: LineOfInk, ink: Ink, { engine, language }: Pen): Promise<Reading[]> =>
  engine.readLine(line, { ink, language, kind: line.kind });

const cutCell = (writing: Bitmap, cell: Cell): Omit<LineOfInk, 'kind'>[] =>
  cell.boxes.flatMap((box) => {
    const line = cutLine(writing, box);
    return line === null ? [] : [{ png: encodeBilevel(line, 300), ink: line }];
  });

/** The entry's ink, and that of the lines looked at for it. */
async function inkOf(
  lines: readonly LineOfInk[],
  pen: Pen,
): Promise<{ ink: Ink; judged: ReadonlyMap<LineOfInk, Ink> }> {
  const longest = [...lines].sort((a, b) => b.ink.width - a.ink.width).slice(0, sampleSize);
  const enough = Math.floor(longest.length / 2) + 1;
  await pen.engine.prepare?.(longest, { ink: 'print', language: pen.language });
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

/** Whether two ways of reading print agree, or are both sure. */
function isPrint([first, second]: readonly Reading[]): boolean {
  if (first === undefined || second === undefined) return false;
  const same = lettersOf(first.text) === lettersOf(second.text);
  return same || Math.min(first.confidence, second.confidence) > 0.85;
}

const isInDoubt = (readings: readonly Reading[]): boolean =>
  sureness(readings) < inDoubt && lettersOf(readings[0]?.text ?? '') !== lettersOf(readings[1]?.text ?? '');

const sureness = (readings: readonly Reading[]): number =>
  Math.min(...readings.map(({ confidence }) => confidence));

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
