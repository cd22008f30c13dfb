import type { LinkModel } from '#schemas/link-model.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';

/** Prior bits of each class among so many records: with twice as many, a pair is half as likely to be one. */
export const priorOf = ({ prior, records }: LinkModel, among: number): readonly number[] =>
  prior.map((bits, k) => (k === 0 ? 0 : bits + Math.log2(records / Math.max(2, among))));

/** The key of two roles in `priorOfRoles`, whichever comes first. */
export const rolesKey = (one: PersonRole, other: PersonRole): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`;

/** Prior bits of two people of these roles: a mother is named in all her births, a child in one. */
export function priorOfRoles(
  { classes, prior, priorOfRoles: ofRoles }: LinkModel,
  one: PersonRole,
  other: PersonRole,
): readonly number[] {
  const more = ofRoles?.[rolesKey(one, other)] ?? 0;
  return more === 0 ? prior : prior.map((bits, k) => (classes[k] === 'same' ? bits + more : bits));
}
