import type { ReadField } from '#schemas/field.ts';
import type { Policy } from '#schemas/policy.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { MatchedEntry, VerifiedEntry, type VerifiedFields } from '#schemas/steps.ts';
import type { VerifyDecision } from '#schemas/task.ts';
import { defineHumanStage } from '../stage.ts';
import { agree } from './agree.ts';
import { answered, contextOf, noStrangers, type Saying, takenAsRead } from './answered.ts';
import { planLooks } from './plan-looks.ts';

/** A first person says what stands in the book, beside the machine's reading. */
export const verifyEntry = defineHumanStage({
  name: 'verify-entry' as const,
  input: MatchedEntry,
  output: VerifiedEntry,
});

/**
 * The entry that a first person's answers make under a policy. What is taken as read needs no answer, and one overrules the
 * reading. `before`: what was settled when the entry was sent back; a value that stays as it was needs no second keying again.
 * Throws `task.field-unanswered` when a field that takes a look has no answer, `request.bad` for a field the entry does not have.
 */
export function decideVerification(
  entry: MatchedEntry,
  decision: VerifyDecision,
  { by, at }: Saying,
  { policy, before = {} }: { policy: Policy; before?: VerifiedFields },
): VerifiedEntry {
  noStrangers(entry.fields, decision);
  const plan = planLooks(policy, entry);
  const context = contextOf(
    decision.fields.registrationDate
      ? decision.fields.registrationDate.written
      : (entry.fields.registrationDate?.written ?? null),
  );
  const fields: VerifiedFields = {};
  const said: VerifiedFields = {};
  const toKey: FieldKey[] = [];
  for (const [key, read] of Object.entries(entry.fields) as [FieldKey, ReadField][]) {
    const answer = decision.fields[key];
    if (!answer && plan[key] === 'as-read') {
      fields[key] = takenAsRead(read, by);
      continue;
    }
    const field = answered(entry, key, answer, { by, settled: 'one-look', context });
    said[key] = field;
    const settled = before[key];
    const stands = settled && agree(factsOf(entry.kind, key)?.reader ?? 'text', settled, field);
    fields[key] = stands && settled.settled ? { ...field, settled: settled.settled } : field;
    // What one person keyed before the book was returned was never keyed twice.
    const wasTwice = stands && (settled.settled === 'two-keys' || settled.settled === 'arbitrated');
    if (plan[key] === 'two-keys' && !wasTwice) toKey.push(key);
  }
  const { entryId, pageId, bookId, kind, formId, gray, box } = entry;
  return {
    entryId,
    pageId,
    bookId,
    kind,
    formId,
    gray,
    box,
    fields,
    verifiedBy: by,
    verifiedAt: at,
    policy: { id: policy.id, version: policy.version },
    keyings: [{ step: 'verify-entry', by, at, fields: said }],
    toKey,
    differing: [],
  };
}
