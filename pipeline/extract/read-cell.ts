import type { Doubt, ReadField } from '#schemas/field.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { RecognizedCell } from '#schemas/steps.ts';
import { inkText } from './ink-text.ts';
import type { Read, ReadContext } from './read/reader.ts';
import { readers } from './read/readers.ts';

/**
 * Below this a field is doubted. From one synthetic set: stock engine on print, 98.8 % right at 90 and 97.0 % at 80; on
 * handwriting the engine's figure means little at any threshold. @source research/ocr.md §5b
 */
const sure = 0.85;

const mostAlternatives = 5;

/**
 * What a cell says. `confidence` joins the engine's own figure, agreement between its readings and how well the text fits the
 * reader's knowledge. It ranks fields for a person's eye; it is not a probability, and nothing may be accepted on it unseen.
 */
export function readCell(cell: RecognizedCell, reader: Reader, context: ReadContext): ReadField {
  const box = around(cell.boxes);
  if (cell.blank) return { ...nothing, blank: true, confidence: 1, doubts: [], box };
  const guess = readers[reader] as { read: Understand; guess?: Understand };
  const understand = guess.guess ?? guess.read;
  const readings = cell.readings
    .map((reading) => ({ written: inkText(reading.text), confidence: reading.confidence }))
    .filter((reading) => reading.written !== '')
    .map((reading) => ({ ...reading, read: understand(reading.written, context) }));
  const [best, ...others] = readings.toSorted((a, b) => rank(b) - rank(a));
  if (!best) return { ...nothing, blank: false, confidence: 0, doubts: ['not-understood'], box };

  const differ = others.some((other) => meaning(other) !== meaning(best));
  const agreeing = others.length > 0 && !differ ? 1 - (1 - best.confidence) / 2 : best.confidence;
  const confidence = Math.round((differ ? agreeing * 0.6 : agreeing) * best.read.fit * 1000) / 1000;
  const doubts = new Set<Doubt>(best.read.doubts);
  if (differ) doubts.add('readings-differ');
  if (confidence < sure) doubts.add('low-confidence');
  const alternatives = [
    ...best.read.alternatives,
    ...others.flatMap((other) => [
      other.written,
      ...(other.read.value === null ? [] : other.read.alternatives),
    ]),
  ].filter((text) => text !== best.written);
  return {
    written: best.written,
    value: best.read.value,
    blank: false,
    confidence,
    doubts: [...doubts],
    box,
    alternatives: [...new Set(alternatives)].slice(0, mostAlternatives),
  };
}

type Understand = (text: string, context: ReadContext) => Read;
interface Understood {
  readonly written: string;
  readonly confidence: number;
  readonly read: Read;
}

const nothing = { written: null, value: null, alternatives: [] };

/** A text that means something comes before one that does not; then what the engine and the reader make of it. */
const rank = ({ confidence, read }: Understood): number =>
  (read.value === null ? 0 : 1) + confidence * (0.2 + read.fit);

const meaning = ({ read, written }: Understood): string => read.value ?? written;

/** The smallest box around the lines of a cell. */
function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: Math.min(1 - left, right - left), height: Math.min(1 - top, bottom - top) };
}
