import type { Book } from '#schemas/book.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { Officer } from '#schemas/officer.ts';
import type { Db } from '#store/open.ts';
import { isInScope, placed } from '#store/scope.ts';

/** The books among these that an officer works with. */
export const inScope = <T extends { readonly book: Book }>(
  officer: Officer,
  books: readonly T[],
): readonly T[] =>
  books.filter(({ book }) => officer.scope.length === 0 || officer.scope.includes(book.registerBody.name));

type PlacedName = keyof typeof placed;
const isPlaced = (name: string): name is PlacedName => Object.hasOwn(placed, name);

/**
 * Throws `id.not-found` for an id in a book of another register body: the officer is not told that there is one.
 * What is named otherwise than `placed` says is let through.
 */
export async function mustBeInScope(
  db: Db,
  officer: Officer,
  named: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const [name, id] of Object.entries(named))
    if (isPlaced(name) && typeof id === 'string' && !(await isInScope(db, officer, name, id)))
      throw new ExpectedError('id.not-found', { id });
}
