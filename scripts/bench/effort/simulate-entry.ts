import type { VerifiedField } from '#schemas/field.ts';
import { OfficerId } from '#schemas/ids.ts';
import type { Policy } from '#schemas/policy.ts';
import { type FieldKey, factsOf } from '#schemas/record/kinds.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { agree } from '#pipeline/verify/agree.ts';
import { answered, contextOf } from '#pipeline/verify/answered.ts';
import { decideArbitration, rivalsOf } from '#pipeline/verify/arbitrate-entry.ts';
import { planLooks } from '#pipeline/verify/plan-looks.ts';
import { decideBlind } from '#pipeline/verify/verify-entry-blind.ts';
import { decideVerification } from '#pipeline/verify/verify-entry.ts';
import type { Random } from '#scripts/samples/random.ts';
import { arbitrate, type Ink, inkOf, type IsSame, keyBlind, look, type Said } from './person.ts';
import type { Keyer } from './rates.ts';
import type { SampleEntry, SampleField } from './sample-entries.ts';

/** What became of one field whose truth is known. */
export interface FieldEffort {
  readonly keys: number;
  readonly isCritical: boolean;
  readonly isWrong: boolean;
  readonly settled: VerifiedField['settled'];
}

/** What became of one entry under a policy. */
export interface Effort {
  readonly keys: number;
  /** Fields that somebody was asked for, each time. */
  readonly looks: number;
  readonly fields: Readonly<Partial<Record<FieldKey, FieldEffort>>>;
}

const officer = (letter: string): OfficerId => OfficerId.parse(`officer_${letter.repeat(26)}`);
const at = '2026-01-01T00:00:00.000Z';
const [first, second, arbiter] = ['a', 'b', 'c'].map((letter) => ({ by: officer(letter), at })) as [
  { by: OfficerId; at: string },
  { by: OfficerId; at: string },
  { by: OfficerId; at: string },
];
/** Ctrl+Enter. */
const sendKeys = 1;

const decisionOf = (text: string | null): FieldDecision =>
  text === null ? { state: 'blank', written: null } : { state: 'written', written: text };

/** Texts as the program takes them, for each entry made once. */
const fieldsMade = new WeakMap<SampleEntry, Map<string, VerifiedField>>();

function fieldOf(sample: SampleEntry, key: FieldKey, text: string | null): VerifiedField {
  const made = fieldsMade.get(sample) ?? new Map<string, VerifiedField>();
  fieldsMade.set(sample, made);
  const name = `${key} ${text}`;
  const known = made.get(name);
  if (known) return known;
  const context = contextOf(sample.fields.registrationDate?.written ?? null);
  const field = answered(sample.read, key, decisionOf(text), { by: first.by, settled: 'one-look', context });
  made.set(name, field);
  return field;
}

/**
 * Takes an entry through the program's own steps, people's answers drawn by the keyer's rates. `isFirstBlind`: the first
 * person, too, keys from the ink alone, as contractors without a machine do.
 */
export function simulateEntry(
  sample: SampleEntry,
  { policy, isFirstBlind }: { policy: Policy; isFirstBlind: boolean },
  keyer: Keyer,
  random: Random,
): Effort {
  const { read } = sample;
  const keysOf = Object.keys(read.fields) as FieldKey[];
  const readerOf = (key: FieldKey) => factsOf(read.kind, key)?.reader ?? 'text';
  const sameIn =
    (key: FieldKey): IsSame =>
    (a, b) =>
      a === b || agree(readerOf(key), fieldOf(sample, key, a), fieldOf(sample, key, b));
  const inks = new Map<FieldKey, { field: SampleField; ink: Ink }>();
  for (const key of keysOf) {
    const one = read.fields[key];
    if (!one) continue;
    // A field that the truth does not name is keyed as it was read, and judged by nobody.
    const field = sample.fields[key] ?? { written: one.blank ? null : one.written, keys: 1, keysByList: 1 };
    const ink = sample.fields[key]
      ? inkOf(field, one, { isHand: sample.isHand, isSame: sameIn(key) }, keyer, random)
      : { truth: field.written, other: null };
    inks.set(key, { field, ink });
  }
  let keys = 0;
  let looks = 0;
  const keysOfField = new Map<FieldKey, number>();
  const ask = (asked: readonly FieldKey[], say: (key: FieldKey, field: SampleField, ink: Ink) => Said) => {
    const fields: Partial<Record<FieldKey, FieldDecision>> = {};
    for (const key of asked) {
      const of = inks.get(key);
      if (!of) continue;
      const said = say(key, of.field, of.ink);
      fields[key] = decisionOf(said.text === '' ? null : said.text);
      keysOfField.set(key, (keysOfField.get(key) ?? 0) + said.keys);
      keys += said.keys;
      looks += 1;
    }
    if (asked.length > 0) keys += sendKeys;
    return fields;
  };
  const plan = planLooks(policy, read);
  const lookAt = keysOf.filter((key) => plan[key] !== 'as-read');
  const seen = ask(lookAt, (key, field, ink) => {
    const one = isFirstBlind ? undefined : read.fields[key];
    return one ? look(field, one, ink, sameIn(key), keyer, random) : keyBlind(field, ink, keyer, random);
  });
  let entry = decideVerification(read, { fields: seen }, first, { policy });
  if (entry.toKey.length > 0) {
    const blind = ask(entry.toKey, (_, field, ink) => keyBlind(field, ink, keyer, random));
    entry = decideBlind(entry, read, { fields: blind }, second);
  }
  if (entry.differing.length > 0) {
    const settled = entry;
    const word = ask(entry.differing, (key, field, ink) => {
      const [a, b] = rivalsOf(settled, key);
      return arbitrate(field, ink, [a?.written ?? null, b?.written ?? null], sameIn(key), keyer, random);
    });
    const reasons = Object.fromEntries(entry.differing.map((key) => [key, 'as the ink has it']));
    entry = decideArbitration(entry, read, { fields: word, reasons }, arbiter);
  }
  const fields: Partial<Record<FieldKey, FieldEffort>> = {};
  for (const [key, { written }] of Object.entries(sample.fields) as [FieldKey, SampleField][]) {
    const said = entry.fields[key];
    if (!said) continue;
    fields[key] = {
      keys: keysOfField.get(key) ?? 0,
      isCritical: factsOf(read.kind, key)?.critical === true,
      isWrong: !agree(readerOf(key), said, fieldOf(sample, key, written)),
      settled: said.settled,
    };
  }
  return { keys, looks, fields };
}
