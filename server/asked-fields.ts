import { FieldKey } from '#schemas/record/kinds.ts';
import type { VerifiedEntry } from '#schemas/steps.ts';
import type { Db } from '#store/open.ts';
import type { TaskWithSource } from '#store/tasks.ts';

/** Which fields a blind or arbitration task asks for: those that wait, or those drawn for a check. */
export async function askedFields(
  db: Db,
  held: TaskWithSource,
  entry: VerifiedEntry,
): Promise<readonly FieldKey[]> {
  if (held.task.step === 'arbitrate-entry') return entry.differing;
  if (held.checkId === null) return entry.toKey;
  const check = await db
    .selectFrom('field_check')
    .select('fields')
    .where('id', '=', held.checkId)
    .executeTakeFirstOrThrow();
  return check.fields.map((field) => FieldKey.parse(field));
}
