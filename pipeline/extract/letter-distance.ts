/** Letters that readers and writers take for one another. @source domain §5.6 */
const confused = [
  'nu',
  'mn',
  'rv',
  'hk',
  'lt',
  'ce',
  'oc',
  'ao',
  'il',
  'ij',
  'gq',
  'gy',
  'hb',
  'bl',
  '17',
  '06',
  '38',
  '49',
  '56',
];
const pairs = new Set(confused.flatMap(([a, b]) => [`${a}${b}`, `${b}${a}`]));

/** Letters without their marks, as far as met: taking marks off is slow, letters are few. */
const plainOf = new Map<string, string>();
function plain(letter: string): string {
  const known = plainOf.get(letter);
  if (known !== undefined) return known;
  const made = letter.normalize('NFD').replace(/\p{M}/gu, '').replace('đ', 'd');
  if (plainOf.size < 5000) plainOf.set(letter, made);
  return made;
}

/** 0 the same, .3 other marks on the same letter, .6 letters often confused, 1 anything else. */
function substitution(a: string, b: string): number {
  if (a === b) return 0;
  const plainA = plain(a);
  const plainB = plain(b);
  if (plainA === plainB) return 0.3;
  return pairs.has(plainA + plainB) ? 0.6 : 1;
}

/** How far apart two texts are to the eye, in letters (lower case, NFC); symmetric. Stops early above `limit` with Infinity. */
export function letterDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0;
  const from = [...a];
  const to = [...b];
  if (Math.abs(from.length - to.length) > limit) return Number.POSITIVE_INFINITY;
  let above = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const changed = (above[j - 1] ?? 0) + substitution(from[i - 1] ?? '', to[j - 1] ?? '');
      const cost = Math.min(changed, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    above = row;
  }
  const distance = above[to.length] ?? 0;
  return distance > limit ? Number.POSITIVE_INFINITY : distance;
}
