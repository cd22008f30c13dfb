import { foldSound } from '#schemas/fold.ts';
import type { AskedPlace } from './asked-place.ts';

export interface PlaceMatch {
  /** `renamed`: under another name that the same land has or had. */
  readonly how: 'exact' | 'renamed';
  /** The part of the record's place that answers, as written. */
  readonly words: string;
}

interface KeptPart {
  readonly written: string;
  readonly key: string;
}

const known = new Map<string, readonly KeptPart[]>();
const mostKnown = 20_000;

function partsOf(place: string): readonly KeptPart[] {
  const found = known.get(place);
  if (found) return found;
  const parts = place
    .split(/[,;]|\s[-–]\s/)
    .map((part) => ({ written: part.trim(), key: foldSound(part) }))
    .filter(({ key }) => key !== '');
  if (known.size >= mostKnown) known.clear();
  known.set(place, parts);
  return parts;
}

/** Kinds that books shorten. */
const kind =
  /^(?:(?:uy ban nhan dan|uy ban hanh chinh|ubnd) )?(?:(?:thanh pho|thi xa|thi tran|khu pho|tieu khu|tinh|quan|huyen|phuong|xa|tp|tx|tt|kp|p|q|h|x|t) )?/;
const bare = (key: string): string => key.replace(kind, '');

/** Where a place stands in an entry: under the name asked for, else under an old or new one of the same land. */
export function matchPlace(asked: AskedPlace, places: readonly string[]): PlaceMatch | null {
  let other: PlaceMatch | null = null;
  for (const place of places) {
    const parts = partsOf(place);
    for (const { written, key } of parts) {
      if (bare(key) === asked.name || key === `${asked.kind} ${asked.name}`)
        return { how: 'exact', words: written };
      if (` ${key} `.includes(` ${asked.name} `) && asked.name.includes(' '))
        return { how: 'exact', words: written };
      if (other) continue;
      const isOther = asked.others.some(
        ({ full, above }) =>
          bare(full) === bare(key) &&
          (above === null || parts.length === 1 || parts.some((part) => bare(part.key) === above)),
      );
      if (isOther) other = { how: 'renamed', words: written };
    }
  }
  return other;
}
