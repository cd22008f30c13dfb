import type { Suggestion, SuggestionSource } from '#schemas/api/suggest.ts';
import type { TaskField } from '#schemas/api/tasks.ts';
import { fold } from '#schemas/fold.ts';

/** One line of the list under the input; `carried` values stand in the same field nearby in this book. */
export interface Choice {
  readonly text: string;
  readonly from: SuggestionSource | 'carried';
}

/** As many as the eye takes in at a glance. */
const most = 7;

/** Every word typed begins a word of the value, tone marks and case aside; nothing typed fits all. */
function fits(value: string, typed: string): boolean {
  const words = fold(value).split(' ');
  return fold(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}

/** What the input may be meant to say: first values of this book that fit what was typed, then what the server found for it. */
export function choicesOf(field: TaskField, typed: string, found: readonly Suggestion[]): readonly Choice[] {
  const text = typed.normalize('NFC').trim();
  const carried = field.carried
    .filter((value) => fits(value, text))
    .map((value): Choice => ({ text: value, from: 'carried' }));
  const seen = new Set([text]);
  return [...carried, ...found]
    .filter((choice) => !seen.has(choice.text) && seen.add(choice.text))
    .slice(0, most);
}
