import type { ConfidenceFeatures } from '#schemas/calibration.ts';
import type { ReadField } from '#schemas/field.ts';
import type { RecognizedCell } from '#schemas/steps.ts';
import type { InkOf } from './ink-reading.ts';
import { letterDistance } from './letter-distance.ts';
import type { CellSigns } from './read-cell.ts';

/** Models that read handwriting; print's preferred reading is another's. */
const handModel = /hand|hotich/;

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;
const share = (some: number, of: number): number => (of === 0 ? 0 : some / of);
const lettersApart = (a: string, b: string): number =>
  share(letterDistance(a.toLowerCase(), b.toLowerCase()), Math.max(a.length, b.length));

/** How much less the ink says a text than what its letters alone say (nats); −1 where it is not known. */
const behind = (text: string, ink: InkOf | null): number =>
  ink === null ? -1 : Math.max(0, Math.min(40, ink.log(ink.written) - ink.log(text)));

/**
 * The signs of how a field was read that its risk is fitted on: numbers only, yes and no as 1 and 0. Taken after the rules
 * have had their say, so that their doubts count. Names are kept in `calibration.json`: rename one and it must be fitted anew.
 */
export function confidenceFeatures(
  cell: RecognizedCell,
  field: ReadField,
  signs: CellSigns,
): ConfidenceFeatures {
  const { readings, written, read, lead, meanings, ink } = signs;
  const meaning = read.value ?? written;
  const [preferred] = readings;
  const others = readings.slice(1);
  const characters = cell.readings.flatMap((reading) => reading.characters ?? []);
  const runnersUp = readings.map(({ confidence, others: texts }) =>
    Math.max(0, confidence - Math.max(0, ...texts.map((other) => other.confidence))),
  );
  const letters = [...written];
  return {
    hand: handModel.test(cell.readings[0]?.model ?? '') ? 1 : 0,
    engine: preferred?.confidence ?? 0,
    engineMean: mean(readings.map(({ confidence }) => confidence)),
    engineLeast: Math.min(1, ...readings.map(({ confidence }) => confidence)),
    engineOther: Math.max(0, ...others.map(({ confidence }) => confidence)),
    readings: readings.length,
    agree: share(meanings.filter((one) => one === meaning).length, meanings.length),
    agreeText: share(readings.filter((one) => one.written === written).length, readings.length),
    agreeLetters:
      others.length === 0
        ? 0
        : 1 - Math.min(...others.map((one) => lettersApart(preferred?.written ?? '', one.written))),
    margin: mean(runnersUp),
    minChar: Math.min(1, ...characters.map(({ confidence }) => confidence)),
    lead: Math.min(20, lead),
    inkBehind: behind(written, ink),
    inkBehindValue: behind(meaning, ink),
    fit: read.fit,
    prior: read.prior ?? 0,
    changed: field.value === null ? 1 : Math.min(1, lettersApart(written, field.value)),
    understood: field.value === null ? 0 : 1,
    length: letters.length,
    words: written.split(' ').length,
    lines: cell.boxes.length,
    digits: share(letters.filter((letter) => /\d/.test(letter)).length, letters.length),
    mixed: written.match(/\p{L}\d|\d\p{L}\p{L}|\d\p{L}\d/gu)?.length ?? 0,
    strange: letters.filter((letter) => !/[\p{L}\p{M}\d\s.,/'’-]/u.test(letter)).length,
    doubts: field.doubts.length,
    alternatives: field.alternatives.length,
    ...Object.fromEntries(field.doubts.map((doubt) => [`doubt:${doubt}`, 1])),
  };
}
