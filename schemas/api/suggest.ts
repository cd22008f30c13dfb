import { z } from 'zod';
import { EntryId } from '../ids.ts';
import { FieldKey } from '../record/kinds.ts';
import { route } from './route.ts';

/** Where a suggestion is from. */
export const SuggestionSource = z.enum(['book', 'places', 'names', 'ethnicities', 'nationalities', 'words']);
export type SuggestionSource = z.infer<typeof SuggestionSource>;

/** A text to take whole in place of what was typed. */
export const Suggestion = z.strictObject({ text: z.string(), from: SuggestionSource });
export type Suggestion = z.infer<typeof Suggestion>;

/** What a field of an entry may be meant to say, from what was typed of it: `ha noi` finds `Hà Nội`. Best first, six at most. */
export const suggest = route({
  method: 'POST',
  path: '/api/suggest',
  body: z.strictObject({ entryId: EntryId, field: FieldKey, text: z.string().max(600) }),
  reply: z.array(Suggestion),
});
