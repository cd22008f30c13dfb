import type { Comparable } from '#schemas/match.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { VerifiedFields } from '#schemas/steps.ts';
import type { FieldValues } from '#store/entry-summary.ts';

/** What lists show: the normal form, or the text where it has none. What matching compares: normal forms only. */
export function verifiedValues(fields: VerifiedFields): {
  readonly shown: FieldValues;
  readonly compared: Comparable['values'];
} {
  const shown: Partial<Record<FieldKey, string | null>> = {};
  const compared: Comparable['values'] = {};
  for (const [key, field] of Object.entries(fields) as [FieldKey, VerifiedFields[FieldKey]][]) {
    shown[key] = field?.value ?? field?.written ?? null;
    if (field?.value) compared[key] = field.value;
  }
  return { shown, compared };
}
