/** Each letter of `truth` with the letter of `read` that stands for it in a cheapest alignment; null where it was left out. */
export function lettersMatched(read: string, truth: string): [string, string | null][] {
  const [a, b] = [[...read.normalize('NFC')], [...truth.normalize('NFC')]];
  const costs = Array.from({ length: a.length + 1 }, (_, i) => {
    const row = new Uint16Array(b.length + 1);
    row[0] = i;
    return row;
  });
  const at = (i: number, j: number): number => costs[i]?.[j] ?? 0;
  for (let j = 1; j <= b.length; j += 1) (costs[0] as Uint16Array)[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      (costs[i] as Uint16Array)[j] = Math.min(change, at(i - 1, j) + 1, at(i, j - 1) + 1);
    }
  }
  const out: [string, string | null][] = [];
  let [i, j] = [a.length, b.length];
  while (j > 0) {
    const letter = b[j - 1] ?? '';
    if (i > 0 && at(i, j) === at(i - 1, j - 1) + (a[i - 1] === letter ? 0 : 1)) {
      out.unshift([letter, a[i - 1] ?? null]);
      i -= 1;
      j -= 1;
    } else if (at(i, j) === at(i, j - 1) + 1) {
      out.unshift([letter, null]);
      j -= 1;
    } else i -= 1;
  }
  return out;
}
