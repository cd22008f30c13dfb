import { figureVariants } from './figure-variants.ts';
import { type InkOf, type InkReading, inkWeight } from './ink-reading.ts';
import { letterDistance } from './letter-distance.ts';
import { isPrinted, printEvidence } from './print-evidence.ts';

export interface CandidateText {
  readonly text: string;
  /** How well the readings speak for it, in nats; 0 would be all of them, surely. */
  readonly evidence: number;
}

/** Nats that a letter costs by which a text is not what a machine read. Not tuned. */
const perLetter = 2;
const mostMixed = 16;
const mostCandidates = 24;
/** Fewer where the ink is known: it tells far better which are worth understanding. */
const mostByInk = 16;

/**
 * Texts that a cell may say: every reading, what the machines thought of beside it, and the readings put together word by
 * word, since one often has the surname right and another the given name. Best first by what the machines say alone.
 */
export function candidateTexts(readings: readonly InkReading[], ink: InkOf | null = null): CandidateText[] {
  const texts = new Set(readings.map(({ written }) => written));
  const [first, second] = readings;
  if (first && second && first.written !== second.written)
    for (const text of mixed(first.written, second.written)) texts.add(text);
  if (isPrinted(readings))
    for (const text of figureVariants(readings.map(({ written }) => written))) texts.add(text);
  for (const { others } of readings) for (const { text } of others) if (text !== '') texts.add(text);
  return [...texts]
    .map((text) => ({ text, evidence: evidenceOf(text, readings, ink) }))
    .sort((a, b) => b.evidence - a.evidence)
    .slice(0, ink === null ? mostCandidates : mostByInk);
}

function evidenceOf(text: string, readings: readonly InkReading[], ink: InkOf | null): number {
  if (isPrinted(readings)) return printEvidence(text, readings, ink);
  return ink === null ? evidenceFor(text, readings) : evidenceOfInk(text, readings, ink);
}

/** What another machine's word counts beside the ink. */
const otherWeight = 1;

/** What was seen speaks for any text; other machines only for what they read and what is near it. */
function evidenceOfInk(text: string, readings: readonly InkReading[], ink: InkOf): number {
  const seen = inkWeight * (ink.log(text) - ink.log(ink.written));
  const others = readings.filter(({ model }) => !model.startsWith(ink.model));
  return others.length === 0 ? seen : seen + otherWeight * evidenceFor(text, others);
}

/** The first reading weighs more: its way of reading was chosen for such ink. */
function evidenceFor(text: string, readings: readonly InkReading[]): number {
  const lower = text.toLowerCase();
  let sum = 0;
  let weights = 0;
  for (const [i, { written, confidence, others }] of readings.entries()) {
    const said = [{ text: written, confidence }, ...others];
    const best = Math.max(
      ...said.map(
        (one) =>
          Math.log(Math.max(0.02, one.confidence)) -
          perLetter * letterDistance(lower, one.text.toLowerCase()),
      ),
    );
    const weight = i === 0 ? 1 : 0.8;
    sum += weight * best;
    weights += weight;
  }
  return weights === 0 ? 0 : sum / weights;
}

/** Words, and in digits also what stands between separators, each with the separator before it. */
const wordsOf = (text: string): string[] =>
  text.match(/\s*[/.,:–-]?\s*[^\s/.,:–-]+[^\p{L}\p{N}\s/.,:–-]*|\s*\S/gu) ?? [];

/** The texts between two readings: where they differ, one word of either. */
function mixed(a: string, b: string): string[] {
  const slots = aligned(wordsOf(a), wordsOf(b));
  let texts = [''];
  for (const [left, right] of slots) {
    const choices = left === right ? [left] : [left, right];
    const open = texts.length * choices.length > mostMixed ? choices.slice(0, 1) : choices;
    texts = texts.flatMap((so) => open.map((word) => so + word));
  }
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Words that stand at one place, side by side; empty where one reading has none. */
function aligned(a: readonly string[], b: readonly string[]): [string, string][] {
  const cost: number[][] = [];
  for (let i = 0; i <= a.length; i++)
    for (let j = 0; j <= b.length; j++) {
      cost[i] ??= [];
      const row = cost[i] as number[];
      if (i === 0 || j === 0) row[j] = (i + j) * 0.7;
      else
        row[j] = Math.min(
          (cost[i - 1]?.[j - 1] ?? 0) + apart(a[i - 1] ?? '', b[j - 1] ?? ''),
          (cost[i - 1]?.[j] ?? 0) + 0.7,
          (row[j - 1] ?? 0) + 0.7,
        );
    }
  const slots: [string, string][] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const [left, right] = [a[i - 1] ?? '', b[j - 1] ?? ''];
    const here = cost[i]?.[j] ?? 0;
    if (i > 0 && j > 0 && here === (cost[i - 1]?.[j - 1] ?? 0) + apart(left, right)) {
      slots.push([left, right]);
      i -= 1;
      j -= 1;
    } else if (i > 0 && (j === 0 || here === (cost[i - 1]?.[j] ?? 0) + 0.7)) {
      slots.push([left, '']);
      i -= 1;
    } else {
      slots.push(['', right]);
      j -= 1;
    }
  }
  return slots.reverse();
}

/** 0 the same … 1 nothing in common. */
const apart = (a: string, b: string): number =>
  Math.min(1, letterDistance(a.toLowerCase(), b.toLowerCase()) / Math.max(1, a.length, b.length));
