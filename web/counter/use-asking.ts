import { useRef, useState } from 'react';
import { type ExtractView, requestExtract } from '#schemas/api/extracts.ts';
import { call } from '../shared/call.ts';
import { newKey } from '../shared/new-key.ts';
import { useSession } from '../shared/session.tsx';
import { type AskDraft, requestOf } from './ask-draft.ts';
import { isOutcomeKnown } from './is-outcome-known.ts';

/** After so long without an answer nobody knows what became of the request. */
const patienceMs = 20_000;

/**
 * Sends one request: a double click, a slow or a lost network never make two papers of it. `unsure`: no answer came; what was
 * typed must stay as it is, and `send` repeats the same request with the same key.
 */
export function useAsking(
  recordId: string,
  onAsked: (extract: ExtractView) => void,
): {
  state: 'idle' | 'sending' | 'unsure';
  failure: unknown;
  send: (draft: AskDraft) => Promise<void>;
} {
  const { noteFailure } = useSession();
  const key = useRef(newKey());
  const isSending = useRef(false);
  const [state, setState] = useState<'idle' | 'sending' | 'unsure'>('idle');
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (draft: AskDraft) => {
    if (isSending.current) return;
    isSending.current = true;
    const wasUnsure = state === 'unsure';
    setState('sending');
    setFailure(null);
    try {
      const body = requestOf(draft, key.current);
      const signal = AbortSignal.timeout(patienceMs);
      onAsked(await call(requestExtract, { params: { recordId }, body, signal }));
    } catch (error) {
      if (noteFailure(error)) setState(wasUnsure ? 'unsure' : 'idle');
      else {
        setFailure(error);
        // What a repetition was refused for says nothing of the request that it repeats.
        const isOver = isOutcomeKnown(error) && !wasUnsure;
        if (isOver) key.current = newKey();
        setState(isOver ? 'idle' : 'unsure');
      }
    } finally {
      isSending.current = false;
    }
  };
  return { state, failure, send };
}
