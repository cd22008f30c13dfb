import { letterDistance } from '../letter-distance.ts';
import { spellingKey } from '../spelling-key.ts';
import { type Read, understood } from './reader.ts';

/** A closed list of values with every spelling of each. */
export interface Vocabulary {
  exact(text: string): string | null;
  /** The value nearest to a text by letters; null when none is near or two are as near. */
  nearest(text: string): { value: string; distance: number } | null;
}

/** For distances: a tone stays on its letter, where the eye sees it. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s-]+/gu, ' ')
    .trim();

export function vocabulary(entries: readonly { value: string; spellings: readonly string[] }[]): Vocabulary {
  const byKey = new Map<string, string>();
  const byText = new Map<string, string>();
  for (const { value, spellings } of entries)
    for (const spelling of [value, ...spellings]) {
      byKey.set(spellingKey(spelling), value);
      byText.set(plain(spelling), value);
    }
  return {
    exact: (text) => byKey.get(spellingKey(text)) ?? null,
    nearest(text) {
      const written = plain(text);
      let best: { value: string; distance: number } | null = null;
      let rival = Number.POSITIVE_INFINITY;
      for (const [known, value] of byText) {
        const limit = Math.max(0.7, Math.max(written.length, known.length) * 0.34);
        const distance = letterDistance(written, known, limit);
        if (distance === Number.POSITIVE_INFINITY) continue;
        if (best === null || distance < best.distance) {
          if (best !== null && best.value !== value) rival = best.distance;
          best = { value, distance };
        } else if (value !== best.value) rival = Math.min(rival, distance);
      }
      return best !== null && best.distance < rival ? best : null;
    },
  };
}

/** A machine's reading moved to the nearest value of the list, with a doubt; null when nothing is near. */
export function guessFrom(known: Vocabulary, text: string): Read | null {
  const value = known.exact(text);
  if (value !== null) return understood(value);
  const near = known.nearest(text);
  if (near === null) return null;
  const fit = Math.max(0.2, 1 - near.distance / Math.max(2, text.length));
  return { value: near.value, doubts: ['near-lexicon'], fit, alternatives: [near.value] };
}
