import { ExpectedError } from '#schemas/errors.ts';
import type { VerifiedField } from '#schemas/field.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { type MatchedEntry, VerifiedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { ArbitrateDecision } from '#schemas/task.ts';
import { defineHumanStage } from '../stage.ts';
import { agree } from './agree.ts';
import { answered, contextOf, noStrangers, type Saying } from './answered.ts';

/** A third person settles the fields on which two differ, with the ink before them. */
export const arbitrateEntry = defineHumanStage({
  name: 'arbitrate-entry' as const,
  input: VerifiedEntry,
  output: VerifiedEntry,
});

/** The two keyings of a field that differ: what the entry has, and the latest other one. */
export function rivalsOf(entry: VerifiedEntry, key: FieldKey): readonly VerifiedField[] {
  const first = entry.fields[key];
  const second = entry.keyings.findLast((keying) => keying.fields[key])?.fields[key];
  return [first, second].filter((field) => field !== undefined);
}

/**
 * The arbiter's word on every differing field. It may be neither of the two, and then the reason is asked for.
 * Throws `task.field-unanswered`, `task.reason-wanted`, `request.bad`, and `task.own-work` for who keyed the entry.
 */
export function arbitrate(
  entry: VerifiedEntry,
  read: MatchedEntry,
  decision: ArbitrateDecision,
  { by, at }: Saying,
): VerifiedEntry['keyings'][number] {
  if (entry.keyings.some((keying) => keying.by === by) || entry.verifiedBy === by)
    throw new ExpectedError('task.own-work', { entryId: entry.entryId });
  noStrangers(read.fields, decision);
  const context = contextOf(
    (decision.fields.registrationDate ?? entry.fields.registrationDate)?.written ?? null,
  );
  const said: VerifiedFields = {};
  for (const key of entry.differing) {
    const field = answered(read, key, decision.fields[key], { by, settled: 'arbitrated', context });
    const reader = factsOf(read.kind, key)?.reader ?? 'text';
    const isOfTwo = rivalsOf(entry, key).some((rival) => agree(reader, rival, field));
    if (!isOfTwo && !decision.reasons[key]) throw new ExpectedError('task.reason-wanted', { field: key });
    said[key] = field;
  }
  return { step: 'arbitrate-entry', by, at, fields: said, reasons: decision.reasons };
}

/** The entry with its differing fields settled. Throws as `arbitrate`. */
export function decideArbitration(
  entry: VerifiedEntry,
  read: MatchedEntry,
  decision: ArbitrateDecision,
  saying: Saying,
): VerifiedEntry {
  const keying = arbitrate(entry, read, decision, saying);
  return {
    ...entry,
    fields: { ...entry.fields, ...keying.fields },
    verifiedAt: saying.at,
    keyings: [...entry.keyings, keying],
    differing: [],
  };
}
