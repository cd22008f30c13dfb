import { type CodeKey, codeKeys } from '#schemas/api/check.ts';
import type { Db } from './open.ts';

const name = 'code-keys';

/**
 * Remembers the key that QR codes are signed with now, and says all that there were, this one first: papers outlive keys. A key
 * that was stolen is taken out of the setting by hand; its papers then ask for the register.
 */
export async function rememberCodeKey(db: Db, key: CodeKey): Promise<CodeKey[]> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
  const kept = codeKeys.reply.parse(row?.value ?? []);
  const keys = [key, ...kept.filter(({ id }) => id !== key.id)];
  const value = JSON.stringify(keys);
  if (value === JSON.stringify(kept)) return keys;
  await db
    .insertInto('setting')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, changed_at: new Date() }))
    .execute();
  return keys;
}
