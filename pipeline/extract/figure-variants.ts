/** More than this many places at which to choose are not gone through. */
const mostPlaces = 5;

/**
 * Texts that differ from readings of print in figures only: where two readings have groups of figures of one length, each
 * figure of either; and 0 for the 6, 8 or 9 that a zero with a stroke or a dot is read as. Without the readings themselves.
 */
export function figureVariants(readings: readonly string[]): string[] {
  const [first, second] = readings;
  const found = new Set<string>();
  if (first !== undefined && second !== undefined)
    for (const [a, b] of [
      [first, second],
      [second, first],
    ] as const)
      for (const text of eitherFigure(a, b)) found.add(text);
  for (const text of readings.slice(0, 2)) for (const other of withZeros(text)) found.add(other);
  for (const text of readings) found.delete(text);
  return [...found];
}

const group = /[\p{L}\p{N}]*\d[\p{L}\p{N}]*/gu;
const isFigure = (sign: string | undefined): sign is string => sign !== undefined && /\d/.test(sign);

/** `a` with figures of `b` in its places, group by group. */
function eitherFigure(a: string, b: string): string[] {
  const [groups, others] = [[...a.matchAll(group)], [...b.matchAll(group)]];
  if (groups.length !== others.length) return [];
  const places = groups.flatMap((one, i) => {
    const other = others[i]?.[0] ?? '';
    if (other.length !== one[0].length) return [];
    return [...one[0]].flatMap((sign, k) => {
      const instead = other[k];
      return sign !== instead && isFigure(instead) ? [{ at: one.index + k, instead }] : [];
    });
  });
  return chosen(a, places);
}

const withZeros = (text: string): string[] =>
  chosen(
    text,
    [...text.matchAll(/(?<=^|[\d\s/.,-])[689](?=$|[\d\s/.,-])/g)].map(({ index }) => ({
      at: index,
      instead: '0',
    })),
  );

/** Every choice of places; one place at a time where there are many. */
function chosen(text: string, places: readonly { at: number; instead: string }[]): string[] {
  const put = (some: readonly { at: number; instead: string }[]): string => {
    const signs = text.split('');
    for (const { at, instead } of some) signs[at] = instead;
    return signs.join('');
  };
  if (places.length > mostPlaces) return places.map((place) => put([place]));
  return Array.from({ length: 2 ** places.length - 1 }, (_, n) =>
    put(places.filter((__, i) => ((n + 1) >> i) & 1)),
  );
}
