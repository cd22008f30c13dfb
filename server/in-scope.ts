import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Db } from '#store/open.ts';
import { isInScope, placed } from '#store/scope.ts';

type PlacedName = keyof typeof placed;
const isPlaced = (name: string): name is PlacedName => Object.hasOwn(placed, name);

/**
 * Throws `id.not-found` for an id in a book of another register body: the officer is not told that there is one.
 * Names that stand for nothing in a book are let through.
 */
export async function mustBeInScope(
  db: Db,
  officer: Officer,
  ids: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, id] of Object.entries(ids))
    if (isPlaced(name) && !(await isInScope(db, officer, name, id)))
      throw new ExpectedError('id.not-found', { id });
}
