/** Beyond this difference (nats) the smaller of two adds nothing that a double can hold. */
const negligible = 37;

/** log(eᵃ + eᵇ). */
export function addLogs(a: number, b: number): number {
  if (a < b) return addLogs(b, a);
  return b < a - negligible ? a : a === Number.NEGATIVE_INFINITY ? a : a + Math.log1p(Math.exp(b - a));
}
