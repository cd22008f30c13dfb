import { z } from 'zod';

/** The place of a person in an entry; the first name field of a kind is its subject. */
export const PersonRole = z.enum(['child', 'mother', 'father', 'deceased', 'wife', 'husband']);
export type PersonRole = z.infer<typeof PersonRole>;

/**
 * What two are to each other. `second-copy`: one registration in both copies of a book (sổ kép). `re-registration`: registered
 * anew after the first was lost (đăng ký lại). `corrected`: one registration, of which one entry says what was corrected.
 * `same-person`: one person in two events (the bride of a marriage, the mother of a birth). `namesake`: alike, and not one.
 * @source NĐ 158/2005/NĐ-CP Điều 68 (two books); Luật Hộ tịch 60/2014/QH13 Điều 24, 26–29; domain §5.5
 */
export const RelationKind = z.enum([
  'second-copy',
  're-registration',
  'corrected',
  'twin',
  'sibling',
  'same-person',
  'namesake',
]);
export type RelationKind = z.infer<typeof RelationKind>;
