import { useEffect, useState } from 'react';
import { type Suggestion, suggest } from '#schemas/api/suggest.ts';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { EntryId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { type Choice, choicesOf } from './choices-of.ts';
import type { ChoiceKeys } from './key-commands.ts';

export interface ChoiceList extends ChoiceKeys {
  readonly choices: readonly Choice[];
}

const typingMs = 80;
const longest = 600;

interface Look {
  /** Field and text that this is about; anything else starts anew. */
  readonly of: string;
  readonly chosen: number | null;
  readonly is: 'asked-for' | 'put-away' | null;
}

/**
 * The list of suggestions of the field under the cursor: opens while something `isTyped`, or when asked for. The server is
 * asked when typing rests; without it the book's own values are offered alone.
 */
export function useChoices(
  entryId: EntryId,
  field: TaskField | undefined,
  text: string,
  isTyped: boolean,
  onTake: (text: string) => void,
): ChoiceList {
  const of = `${field?.key} ${text}`;
  const [kept, setLook] = useState<Look>({ of, chosen: null, is: null });
  const look: Look = kept.of === of ? kept : { of, chosen: null, is: null };
  const [found, setFound] = useState<{ key: string; suggestions: readonly Suggestion[] } | null>(null);
  const wants = isTyped || look.is === 'asked-for';
  const key = field?.key;

  useEffect(() => {
    if (!wants || !key || text.trim() === '' || text.length > longest) return setFound(null);
    const ended = new AbortController();
    const timer = setTimeout(() => {
      call(suggest, { body: { entryId, field: key, text }, signal: ended.signal }).then(
        (suggestions) => setFound({ key, suggestions }),
        () => undefined,
      );
    }, typingMs);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [entryId, key, text, wants]);

  const suggestions = found?.key === key ? (found?.suggestions ?? []) : [];
  const choices = field && wants ? choicesOf(field, isTyped ? text : '', suggestions) : [];
  const isOpen = choices.length > 0 && look.is !== 'put-away';
  const chosen = look.chosen !== null && look.chosen < choices.length ? look.chosen : null;
  return {
    choices,
    isOpen,
    chosen,
    open: () => setLook({ ...look, is: 'asked-for' }),
    close: () => setLook({ ...look, is: 'put-away', chosen: null }),
    move: (by) => {
      const from = chosen ?? (by === 1 ? -1 : 0);
      setLook({ ...look, chosen: (from + by + choices.length) % choices.length });
    },
    take: () => {
      const choice = choices[chosen ?? 0];
      if (choice) onTake(choice.text);
    },
  };
}
