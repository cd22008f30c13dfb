import { ExpectedError } from '#schemas/errors.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { type MatchedEntry, VerifiedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { VerifyDecision } from '#schemas/task.ts';
import { defineHumanStage } from '../stage.ts';
import { agree } from './agree.ts';
import { answered, contextOf, noStrangers, type Saying } from './answered.ts';

/** A second person says what stands in the book, from the ink alone. */
export const verifyEntryBlind = defineHumanStage({
  name: 'verify-entry-blind' as const,
  input: VerifiedEntry,
  output: VerifiedEntry,
});

/**
 * A second keying of `asked` beside what the entry has: which fields agree, which differ, and the keying itself.
 * Throws `task.field-unanswered`, `request.bad`, and `task.own-work` for who keyed the entry before.
 */
export function keyBlind(
  entry: VerifiedEntry,
  read: MatchedEntry,
  asked: readonly FieldKey[],
  decision: VerifyDecision,
  { by, at }: Saying,
): { keying: VerifiedEntry['keyings'][number]; agreeing: FieldKey[]; differing: FieldKey[] } {
  if (entry.keyings.some((keying) => keying.by === by) || entry.verifiedBy === by)
    throw new ExpectedError('task.own-work', { entryId: entry.entryId });
  noStrangers(read.fields, decision);
  const context = contextOf(
    (decision.fields.registrationDate ?? entry.fields.registrationDate)?.written ?? null,
  );
  const said: VerifiedFields = {};
  const agreeing: FieldKey[] = [];
  const differing: FieldKey[] = [];
  for (const key of asked) {
    const field = answered(read, key, decision.fields[key], { by, settled: 'one-look', context });
    said[key] = field;
    const first = entry.fields[key];
    const reader = factsOf(read.kind, key)?.reader ?? 'text';
    (first && agree(reader, first, field) ? agreeing : differing).push(key);
  }
  return { keying: { step: 'verify-entry-blind', by, at, fields: said }, agreeing, differing };
}

/** The entry after its second keying: agreeing fields are settled, the others wait for an arbiter. Throws as `keyBlind`. */
export function decideBlind(
  entry: VerifiedEntry,
  read: MatchedEntry,
  decision: VerifyDecision,
  saying: Saying,
): VerifiedEntry {
  const { keying, agreeing, differing } = keyBlind(entry, read, entry.toKey, decision, saying);
  const fields = { ...entry.fields };
  for (const key of agreeing) {
    const field = fields[key];
    if (field) fields[key] = { ...field, settled: 'two-keys' };
  }
  return {
    ...entry,
    fields,
    verifiedAt: saying.at,
    keyings: [...entry.keyings, keying],
    toKey: [],
    differing,
  };
}
