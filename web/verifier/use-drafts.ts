import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type ClaimedTask, saveDrafts } from '#schemas/api/tasks.ts';
import type { FieldDrafts } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { isPassing } from '../shared/is-passing.ts';
import { useSession } from '../shared/session.tsx';
import { DraftSender, type DraftState, waitingDrafts } from './draft-sender.ts';
import type { HeldTask } from './use-task.ts';

/** One browser may serve several officers in turn: nobody is given another's typing. */
const storeKeyOf = (officerId: string, taskId: string): string => `hotich.drafts.${officerId}.${taskId}`;

/** What stood in the inputs of a task when it was last on the screen, by the same key: it may come back before it is sent. */
const lastTyped = new Map<string, FieldDrafts>();

export interface Drafts extends DraftState {
  /** Sends a decision in place of the drafts, which are forgotten when it went through. */
  readonly decide: (send: (taskId: string) => Promise<unknown>) => Promise<boolean>;
}

/** What this officer typed of a task before: sent, or still waiting in the browser. */
export function useKeptDrafts({ task, drafts }: ClaimedTask): FieldDrafts {
  const { officer } = useSession();
  const [kept] = useState(() => {
    const storeKey = storeKeyOf(officer?.id ?? '', task.id);
    return { ...drafts, ...waitingDrafts({ store: sessionStorage, storeKey }), ...lastTyped.get(storeKey) };
  });
  return kept;
}

/** Keeps `now`, what stands in the inputs of a task, on the server. `start`: what stood there when it was claimed. */
export function useDrafts(
  claimed: ClaimedTask,
  start: FieldDrafts,
  now: FieldDrafts,
  held: HeldTask,
): Drafts {
  const { officer, noteFailure } = useSession();
  const taskId = claimed.task.id;
  const storeKey = storeKeyOf(officer?.id ?? '', taskId);
  const { holding, failed, heard, beforeHandOver, decide } = held;
  const isHere = holding.state === 'held' && holding.claimed.task.id === taskId;
  const [sender] = useState(
    () =>
      new DraftSender(start, {
        send: (fields, keepalive) =>
          call(saveDrafts, { params: { taskId }, body: { fields }, ...(keepalive ? { keepalive } : {}) }),
        store: sessionStorage,
        storeKey,
        mayPass: (error) => isPassing(error) || noteFailure(error),
        failed: (error) => failed(error, taskId),
        heard,
      }),
  );
  const state = useSyncExternalStore(sender.subscribe, sender.state);
  useEffect(() => {
    lastTyped.set(storeKey, now);
    sender.note(now);
  }, [sender, storeKey, now]);
  const forget = useCallback(() => {
    lastTyped.delete(storeKey);
    sender.forget();
  }, [sender, storeKey]);
  // While the decision is on its way, or the task is not this officer's, nothing is sent.
  useEffect(() => {
    if (!isHere) return;
    sender.resume();
    const leave = () => void sender.flush(true);
    window.addEventListener('pagehide', leave);
    const stay = beforeHandOver(taskId, async () => {
      await sender.flush();
      if (sender.state().unsent === 0) forget();
    });
    return () => {
      window.removeEventListener('pagehide', leave);
      stay();
      sender.pause();
    };
  }, [sender, taskId, isHere, beforeHandOver, forget]);
  return {
    ...state,
    decide: useCallback(
      async (send) => {
        sender.pause();
        const isSent = await decide(send);
        if (isSent) forget();
        return isSent;
      },
      [sender, decide, forget],
    ),
  };
}
