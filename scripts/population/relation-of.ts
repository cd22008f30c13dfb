import type { SheetTruth } from './sheet.ts';

/** True relations of two births; null for people who have nothing to do with each other, however alike. */
export type TrueRelation = 'second-copy' | 're-registration' | 'corrected' | 'twin' | 'sibling' | null;

/** Half siblings are siblings; a corrected entry of the same child is `corrected` whichever other entry it is held against. */
export function relationOf(truth: SheetTruth, a: number, b: number): TrueRelation {
  const same = (of: Int32Array) => of[a] === of[b] && (of[a] ?? -1) >= 0;
  if (same(truth.person)) {
    if (truth.copy[a] === 'corrected' || truth.copy[b] === 'corrected') return 'corrected';
    return same(truth.registration) ? 'second-copy' : 're-registration';
  }
  if (same(truth.delivery)) return 'twin';
  return same(truth.mother) || same(truth.father) ? 'sibling' : null;
}
