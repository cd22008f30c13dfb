import type { Suggestion } from '#schemas/api/suggest.ts';
import type { EntryId } from '#schemas/ids.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { EntryPlace } from '#store/entry-place.ts';
import type { SettledEntry } from '#store/settled-values.ts';
import { bestSuggestions, type Candidate } from './candidate.ts';
import { kindsAreSmall, suggestFromBook } from './suggest-from-book.ts';
import { suggestNames } from './suggest-names.ts';
import { suggestPlaces } from './suggest-places.ts';
import { suggestWords } from './suggest-words.ts';

/** So many are shown. */
const most = 6;

/** What a field may be meant to say, from what was typed of it, best first; none for nothing typed. `near`: settled entries around. */
export function suggestFor(
  { entryId, field, text }: { entryId: EntryId; field: FieldKey; text: string },
  place: EntryPlace,
  near: readonly SettledEntry[],
): Suggestion[] {
  const reader = factsOf(place.kind, field)?.reader;
  const typed = text.normalize('NFC').trimStart();
  if (reader === undefined || typed.trim() === '') return [];
  const candidates: Candidate[] = suggestFromBook(near, typed, { entryId, kind: place.kind, key: field });
  if (reader === 'name') candidates.push(...suggestNames(typed));
  else if (reader === 'place')
    candidates.push(...suggestPlaces(typed, { ...place, kindsAreSmall: kindsAreSmall(near) }));
  else candidates.push(...suggestWords(typed, field, reader));
  return bestSuggestions(candidates, typed, most);
}
