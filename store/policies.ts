import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import type { BookId } from '#schemas/ids.ts';
import { Policy } from '#schemas/policy.ts';
import type { Db } from './open.ts';

/** The verification policies of this installation. */
export interface LoadedPolicies {
  /** Sorted by id. */
  all(): readonly Policy[];
  /** Null: the default one. Throws `policy.not-found`. */
  byId(id: string | null): Policy;
}

/** What a book has that chose none. */
const defaultId = 'risk-2026';

/** Reads `<dir>/<id>/policy.json` of every folder. Throws `policy.bad` naming the folder. */
export async function loadPolicies(dir: string): Promise<LoadedPolicies> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const policies = await Promise.all(
    folders.map(async ({ name }) => {
      try {
        const policy = Policy.parse(JSON.parse(await readFile(join(dir, name, 'policy.json'), 'utf8')));
        if (policy.id !== name) throw new Error(`its id says ${policy.id}`);
        return policy;
      } catch (cause) {
        throw new ExpectedError('policy.bad', { policy: name }, { cause });
      }
    }),
  );
  const sorted = policies.sort((a, b) => a.id.localeCompare(b.id, 'en'));
  const byId = new Map(sorted.map((policy) => [policy.id, policy]));
  return {
    all: () => sorted,
    byId: (id) => {
      const policy = byId.get(id ?? defaultId);
      if (!policy) throw new ExpectedError('policy.not-found', { policy: id ?? defaultId });
      return policy;
    },
  };
}

/** The id of the policy a book's entries are verified by; null for the default one. */
export async function policyOfBook(db: Db, bookId: BookId | string): Promise<string | null> {
  const row = await db.selectFrom('book').select('policy_id').where('id', '=', bookId).executeTakeFirst();
  return row?.policy_id ?? null;
}

/** For what is claimed or sent from now on. */
export async function setPolicyOfBook(db: Db, bookId: BookId, policyId: string): Promise<void> {
  await db.updateTable('book').set({ policy_id: policyId }).where('id', '=', bookId).execute();
}
