import type { ReadField } from '#schemas/field.ts';
import type { Looks, LooksByRisk, Policy } from '#schemas/policy.ts';
import { type FieldKey, factsOf, type RecordKind } from '#schemas/record/kinds.ts';
import type { ReadFields } from '#schemas/steps.ts';
import { isNeverTaken } from '../extract/may-take-as-read.ts';
import { spellingKey } from '../extract/spelling-key.ts';

/** How many people each field of an entry takes under a policy. @source ADR 0017 */
export function planLooks(
  policy: Policy,
  { kind, fields }: { readonly kind: RecordKind; readonly fields: ReadFields },
): Readonly<Partial<Record<FieldKey, Looks>>> {
  const plan: Partial<Record<FieldKey, Looks>> = {};
  for (const [key, field] of Object.entries(fields) as [FieldKey, ReadField][]) {
    const facts = factsOf(kind, key);
    plan[key] = looksOf(facts?.critical ? policy.critical : policy.other, field);
  }
  return plan;
}

function looksOf(byRisk: LooksByRisk, field: ReadField): Looks {
  if (field.blank) return byRisk.blank;
  if (field.written === null || field.risk === undefined || field.doubts.some(isNeverTaken))
    return byRisk.otherwise;
  const { asReadUpTo, oneLookUpTo, otherwise } = byRisk;
  if (asReadUpTo !== null && field.risk <= asReadUpTo && isSaid(field)) return 'as-read';
  if (oneLookUpTo !== null && field.risk <= oneLookUpTo) return 'one-look';
  return otherwise;
}

/** The risk is that of the value: the letters are as sure only where they spell it, or where it is a code or date made of them. */
const isSaid = ({ written, value }: ReadField): boolean =>
  written !== null &&
  value !== null &&
  (spellingKey(written) === spellingKey(value) || !/\p{L}.*\p{L}/u.test(written));
