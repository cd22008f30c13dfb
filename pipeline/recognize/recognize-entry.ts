import type { Cell, Reading } from '#schemas/steps.ts';
import { RecognizedEntry, SegmentedEntry } from '#schemas/steps.ts';
import { decodeBilevel, encodeBilevel } from '../clean/bilevel-png.ts';
import type { Bitmap } from '../clean/picture.ts';
import { defineStage } from '../stage.ts';
import { cutLine } from './cut-line.ts';
import type { Engine, Ink } from './engine.ts';

/** The most telling cells to judge an entry's ink by. */
const sampleSize = 4;

/**
 * Reads each cell's lines, at least two independent readings a cell. Print or hand is judged once for the entry, on
 * its longest lines: print is what two ways of reading print agree on, on most of them. A clear hand is often read alike too.
 */
export const recognizeEntry = defineStage({
  name: 'recognize-entry',
  version: 1,
  input: SegmentedEntry,
  output: RecognizedEntry,
  blocksLoop: true,
  run: async (entry, context) => {
    const writing = await decodeBilevel(await context.blobs.get(entry.binary.sha256));
    const { language } = context.forms.byId(entry.formId);
    const lines = entry.cells.map((cell) => (cell.blank ? [] : cutCell(writing, cell)));
    const ink = await inkOf(lines.flat(), language, context.engine);
    const cells = [];
    for (const [i, cell] of entry.cells.entries()) {
      cells.push({ ...cell, readings: await readCell(lines[i] ?? [], ink, language, context.engine) });
    }
    return { ...entry, cells };
  },
});

interface LineOfInk {
  readonly png: Uint8Array;
  readonly width: number;
}

const cutCell = (writing: Bitmap, cell: Cell): LineOfInk[] =>
  cell.boxes.flatMap((box) => {
    const line = cutLine(writing, box);
    return line === null ? [] : [{ png: encodeBilevel(line, 300), width: line.width }];
  });

async function inkOf(lines: readonly LineOfInk[], language: string, engine: Engine): Promise<Ink> {
  const longest = [...lines].sort((a, b) => b.width - a.width).slice(0, sampleSize);
  const enough = Math.floor(longest.length / 2) + 1;
  let agreed = 0;
  for (const [i, line] of longest.entries()) {
    if (agreed >= enough || agreed + longest.length - i < enough) break;
    const [first, second] = await engine.readLine(line, { ink: 'print', language });
    if (first === undefined || second === undefined) continue;
    const same = lettersOf(first.text) === lettersOf(second.text);
    if (same || Math.min(first.confidence, second.confidence) > 0.85) agreed += 1;
  }
  return longest.length > 0 && agreed >= enough ? 'print' : 'hand';
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The readings of the lines, joined by a space way by way; as sure as the least sure line. */
async function readCell(
  lines: readonly LineOfInk[],
  ink: Ink,
  language: string,
  engine: Engine,
): Promise<Reading[]> {
  const perLine: Reading[][] = [];
  for (const line of lines) perLine.push(await engine.readLine(line, { ink, language }));
  const ways = perLine[0] ?? [];
  return ways.map((way, i) => {
    const parts = perLine.map((readings) => readings[i] ?? { text: '', confidence: 0, model: way.model });
    return {
      text: parts
        .map((part) => part.text)
        .join(' ')
        .replace(/\s+/gu, ' ')
        .trim()
        .normalize('NFC'),
      confidence: Math.min(...parts.map((part) => part.confidence)),
      model: way.model,
    };
  });
}
