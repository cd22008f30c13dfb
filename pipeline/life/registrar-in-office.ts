/** Entries that a signatory must have signed elsewhere before their years say anything, and years beside them that are let pass. */
const few = 5;
const yearsBeside = 3;

/**
 * Whether an officer surely did not sign in a year, as far as the other entries of their body tell: they signed often enough,
 * and never within some years of this one. @source domain §6.1: one officer signs a body's book for years on end
 */
export function isOutOfOffice(
  year: number,
  signed: readonly { readonly year: number; readonly entries: number }[],
): boolean {
  const entries = signed.reduce((sum, one) => sum + one.entries, 0);
  return entries >= few && signed.every((one) => Math.abs(one.year - year) > yearsBeside);
}

export const registrarSource =
  'Người ký không ký trường hợp nào khác của cơ quan này trong ba năm trước và sau (theo các sổ đã nhập).';
