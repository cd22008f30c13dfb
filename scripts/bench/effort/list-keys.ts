import type { FieldKey } from '#schemas/record/kinds.ts';
import { suggestFor } from '#server/suggest/suggest-for.ts';
import type { EntryId } from '#schemas/ids.ts';
import type { EntryPlace } from '#store/entry-place.ts';
import type { SettledEntry } from '#store/settled-values.ts';
import { statedRates } from './rates.ts';
import { telexKeys } from './telex-keys.ts';

const plain = (text: string): string => text.normalize('NFC').toLowerCase();

/**
 * Keys to type a text with the suggestions of the running program: the list is read at the second and third letter of a word
 * and at its end, its first lines alone; a line is taken where the text goes on with it and it saves keys. Tab takes the
 * first, arrows and Enter another.
 */
export function listKeys(
  text: string,
  field: { entryId: EntryId; key: FieldKey },
  place: EntryPlace,
  near: readonly SettledEntry[],
): number {
  const target = text.normalize('NFC');
  let [keys, from] = [0, 0];
  for (let at = 1; at < target.length; at++) {
    if (!isLookedAt(target, at)) continue;
    const typed = target.slice(0, at);
    const offered = suggestFor({ entryId: field.entryId, field: field.key, text: typed }, place, near);
    const best = offered
      .slice(0, statedRates.listDepth)
      .map(({ text: line }, i) => ({ line, taking: i === 0 ? 1 : i + 2 }))
      .filter(({ line }) => line.length > at && goesOn(target, line))
      .map((one) => ({ ...one, saved: telexKeys(target.slice(at, one.line.length)) - one.taking }))
      .toSorted((a, b) => b.saved - a.saved)[0];
    if (!best || best.saved < statedRates.savesKeys) continue;
    keys += telexKeys(target.slice(from, at)) + best.taking;
    from = best.line.length;
    at = from;
  }
  return keys + telexKeys(target.slice(from));
}

function isLookedAt(text: string, at: number): boolean {
  const word = /[\p{L}\p{N}]*$/u.exec(text.slice(0, at))?.[0].length ?? 0;
  return word === 2 || word === 3 || (word > 3 && !/^[\p{L}\p{N}]/u.test(text.slice(at)));
}

/** A text that begins with a line, which ends where a word of it ends. */
const goesOn = (text: string, line: string): boolean =>
  plain(text).startsWith(plain(line)) && !/^[\p{L}\p{N}]/u.test(text.slice(line.length));
