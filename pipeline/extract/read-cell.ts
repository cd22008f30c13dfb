import type { Doubt, ReadField } from '#schemas/field.ts';
import type { Box } from '#schemas/geometry.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { Reading, RecognizedCell } from '#schemas/steps.ts';
import type { LineKind } from '../recognize/line-kind.ts';
import { candidateTexts } from './candidate-texts.ts';
import type { InkOf, InkReading } from './ink-reading.ts';
import { inkLog } from './ink-log.ts';
import { inkText } from './ink-text.ts';
import { wordsLog } from './words-log.ts';
import { isDitto } from './read/ditto.ts';
import type { FieldReader, Read, ReadContext } from './read/reader.ts';
import { readers } from './read/readers.ts';
import { settleDotY } from './settle-dot-y.ts';

/**
 * Below this a field is doubted. From one synthetic set: stock engine on print, 98.8 % right at 90 and 97.0 % at 80; on
 * handwriting the engine's figure means little at any threshold. @source research/ocr.md §5b
 */
const sure = 0.85;

const mostAlternatives = 5;

/** How a cell was understood, for judging how sure its value is. */
export interface CellSigns {
  /** What each machine read, tidied, in their order; without those that read nothing. */
  readonly readings: readonly InkReading[];
  /** What each of them means, as `value` or else the text. */
  readonly meanings: readonly string[];
  readonly written: string;
  readonly read: Read;
  /** What was seen of the ink; null where no model kept it. */
  readonly ink: InkOf | null;
  /** Nats between the text taken and the next that means something else; 0 when there is none. */
  readonly lead: number;
}

export interface UnderstoodCell {
  readonly field: ReadField;
  /** Null where nothing was read. */
  readonly signs: CellSigns | null;
}

/** What a cell says. Its `confidence` only ranks fields for a person's eye, unless a calibration replaces it. */
export const readCell = (cell: RecognizedCell, reader: Reader, context: ReadContext): ReadField =>
  understandCell(cell, reader, context).field;

/**
 * What a cell says, and the signs of how sure that is. The text that readings and lists together make likeliest is taken:
 * lists weigh, they do not force.
 */
export function understandCell(cell: RecognizedCell, reader: Reader, context: ReadContext): UnderstoodCell {
  const box = around(cell.boxes);
  if (cell.blank) return { field: { ...nothing, blank: true, confidence: 1, doubts: [], box }, signs: null };
  const isFree = reader === 'text';
  const readings = cell.readings
    .map((reading) => inkReading(reading, isFree))
    .filter(({ written }) => written !== '');
  const struck = (cell.struck ?? []).length > 0 ? (['struck-out'] as const) : [];
  const [first] = readings;
  if (cell.ditto || (first && isDitto(first.written)))
    return {
      field: {
        ...nothing,
        written: first?.written ?? '"',
        blank: false,
        confidence: first?.confidence ?? 0.5,
        doubts: ['ditto', ...struck],
        box,
      },
      signs: null,
    };
  if (!first)
    return {
      field: { ...nothing, blank: false, confidence: 0, doubts: ['not-understood', ...struck], box },
      signs: null,
    };

  const known = { ...context, key: cell.key, ink: inkOf(cell.readings, isFree) };
  const signs = choose(readings, reader, known);
  const differ = signs.meanings.some((meaning) => meaning !== meaningOf(signs.read, signs.written));
  const engine = engineConfidence(signs);
  const agreeing = readings.length > 1 && !differ ? 1 - (1 - engine) / 2 : engine;
  const confidence = Math.round((differ ? agreeing * 0.6 : agreeing) * signs.read.fit * 1000) / 1000;
  const doubts = new Set<Doubt>([...signs.read.doubts, ...struck]);
  if (differ) doubts.add('readings-differ');
  if (confidence < sure) doubts.add('low-confidence');
  const { hints } = signs.read;
  const field: ReadField = {
    written: signs.written,
    value: signs.read.value,
    blank: false,
    confidence,
    doubts: [...doubts],
    box,
    alternatives: alternativesOf(signs, readers[reader], known),
    ...(hints && hints.length > 0 ? { hints: [...hints] } : {}),
  };
  return { field, signs };
}

const nothing = { written: null, value: null, alternatives: [] };

const inkReading = ({ text, confidence, alternatives, model }: Reading, isFree: boolean): InkReading => ({
  model,
  written: inkText(text, isFree),
  confidence,
  others: (alternatives ?? []).map((other) => ({ ...other, text: inkText(other.text, isFree) })),
});

/** The ink as the model saw it that read handwriting first; null where none kept it. */
function inkOf(readings: readonly Reading[], isFree: boolean): InkOf | null {
  const seen = readings.find(({ steps }) => steps !== undefined);
  if (seen?.steps === undefined) return null;
  return { model: seen.model, log: inkLog(seen.steps), written: inkText(seen.text, isFree) };
}

const meaningOf = (read: Read, written: string): string => read.value ?? written;

/** Nats for a text that means nothing to its reader, and for one that its lists know wholly or not at all. */
const senseless = -5;
const likelihood = ({ value, fit, prior }: Read): number =>
  (value === null ? senseless : 0) + 3 * Math.log(Math.max(0.05, fit)) + (prior ?? 0);

/** Readers whose value is made of the words written. */
const kinds: Partial<Record<Reader, LineKind>> = { name: 'name', place: 'place', text: 'text' };

/**
 * A handwritten name read this surely stands as it was read, however rare it is: lists weigh only where the ink leaves a choice.
 * On tune pages two of three such names that lists would have changed were right (Ngoãn, Toản).
 */
const sureOfName = 0.85;

/** O or l read for 0 or 1: nobody writes letters into a number. */
const letterAmongFigures = /\d[OolI]|[OolI]\d/;

function choose(readings: readonly InkReading[], name: Reader, context: ReadContext): CellSigns {
  const reader: FieldReader = readers[name];
  const trust = Math.max(...readings.map(({ confidence }) => confidence));
  const [plain] = readings;
  const isSure = name === 'name' && isHand(plain) && (plain?.confidence ?? 0) >= sureOfName;
  const understand = (text: string) =>
    (reader.guess ?? reader.read)(text, { ...context, trust, stands: isSure && text === plain?.written });
  const understood = candidateTexts(readings, context.ink ?? null)
    .map(({ text, evidence }) => {
      const read = understand(text);
      return { text, evidence, read, score: evidence + likelihood(read) };
    })
    .sort((a, b) => b.score - a.score);
  const likeliest = understood[0] as (typeof understood)[number];
  const first = (isSure ? understood.find(({ text }) => text === plain?.written) : undefined) ?? likeliest;
  const meaning = meaningOf(first.read, first.text);
  const kind = kinds[name];
  // of the texts that come to this, the one that was likeliest written: a list may lead many texts to one value
  const same = understood.filter(({ read, text }) => meaningOf(read, text) === meaning);
  const best =
    kind !== undefined
      ? same
          .map((one) => ({ ...one, likely: one.evidence + wordsLog(one.text, kind) }))
          .reduce((a, b) => (b.likely > a.likely ? b : a))
      : (same.find(({ text }) => !letterAmongFigures.test(text)) ?? first);
  const rival = understood.find(({ read, text }) => meaningOf(read, text) !== meaning);
  return {
    readings,
    meanings: readings.map(({ written }) => meaningOf(understand(written), written)),
    written: best.text,
    ink: context.ink ?? null,
    read: settleDotY(best.read, best.text, context.ink ?? null),
    lead: rival ? first.score - rival.score : 0,
  };
}

/** Read by a model of handwriting before all others. */
const isHand = (reading: InkReading | undefined): boolean => /hand|hotich/.test(reading?.model ?? '');

/** The machine's own figure for the text taken; of a text put together from several, the mean. */
function engineConfidence({ readings, written }: CellSigns): number {
  const own = readings.filter((reading) => reading.written === written);
  if (own.length > 0) return Math.max(...own.map(({ confidence }) => confidence));
  return readings.reduce((sum, { confidence }) => sum + confidence, 0) / readings.length;
}

function alternativesOf(signs: CellSigns, reader: FieldReader, context: ReadContext): string[] {
  const understand = reader.guess ?? reader.read;
  const others = signs.readings.filter(({ written }) => written !== signs.written);
  const offered = [
    ...signs.read.alternatives,
    ...others.flatMap(({ written }) => {
      const read = understand(written, context);
      return [written, ...(read.value === null ? [] : read.alternatives)];
    }),
  ];
  return [...new Set(offered.filter((text) => text !== signs.written))].slice(0, mostAlternatives);
}

/** The smallest box around the lines of a cell. */
function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: Math.min(1 - left, right - left), height: Math.min(1 - top, bottom - top) };
}
