import { useCallback, useEffect, useRef, useState } from 'react';
import { type ClaimedTask, claimTask, releaseTask, renewTask } from '#schemas/api/tasks.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { HumanStep } from '#schemas/task.ts';
import { call, ServerUnreachable } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';

/**
 * Where the officer stands with their task. `kept`: the task left their hands (lease, other window) but what they typed
 * is still on the screen.
 */
export type Holding =
  | { readonly state: 'loading' }
  /** `wasReleased`: the officer gave the last one back, so the next is theirs to ask for. */
  | { readonly state: 'none'; readonly wasReleased: boolean }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'held'; readonly claimed: ClaimedTask }
  | { readonly state: 'kept'; readonly claimed: ClaimedTask; readonly error: ExpectedError };

export interface HeldTask {
  readonly holding: Holding;
  readonly isBusy: boolean;
  /** A failure to show beside the work; the task is still held. */
  readonly failure: unknown;
  readonly claimNext: () => Promise<void>;
  /** Takes the same task again after its lease ran out; the screen keeps what was typed. */
  readonly reclaim: () => Promise<void>;
  readonly release: () => Promise<void>;
  /** Gives the task back while the window is closing. */
  readonly leave: () => void;
  /** Sends a decision and then claims the next task; false when it did not go through. */
  readonly decide: (send: (taskId: string) => Promise<unknown>) => Promise<boolean>;
}

const renewCheckMs = 15_000;
/** Somebody who touched nothing for this long has left; their lease may run out. */
const idleMs = 5 * 60_000;

const leaves = (error: unknown): error is ExpectedError =>
  error instanceof ExpectedError && ['task.lease-lost', 'task.done', 'task.taken'].includes(error.code);

export function useTask(step: HumanStep): HeldTask {
  const { noteFailure } = useSession();
  const [holding, setHolding] = useState<Holding>({ state: 'loading' });
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const lastTouch = useRef(Date.now());
  const claimed = holding.state === 'held' || holding.state === 'kept' ? holding.claimed : null;

  const claim = useCallback(
    async (subjectId: string | null): Promise<void> => {
      setBusy(true);
      setFailure(null);
      try {
        const next = await call(claimTask, { body: { step, subjectId } });
        setHolding(next ? { state: 'held', claimed: next } : { state: 'none', wasReleased: false });
      } catch (error) {
        if (noteFailure(error) && subjectId) return;
        if (subjectId) setFailure(error);
        else setHolding({ state: 'failed', error });
      } finally {
        setBusy(false);
      }
    },
    [step, noteFailure],
  );
  const claimNext = useCallback(() => claim(null), [claim]);
  useEffect(() => {
    setHolding({ state: 'loading' });
    void claimNext();
  }, [claimNext]);

  const fail = useCallback(
    (error: unknown) => {
      if (noteFailure(error)) return;
      if (leaves(error)) {
        setHolding((now) => (now.state === 'held' ? { state: 'kept', claimed: now.claimed, error } : now));
        setFailure(null);
      } else setFailure(error);
    },
    [noteFailure],
  );

  const heldId = holding.state === 'held' ? holding.claimed.task.id : null;
  useEffect(() => {
    if (!heldId) return;
    const touch = () => {
      lastTouch.current = Date.now();
    };
    touch();
    window.addEventListener('keydown', touch);
    window.addEventListener('pointermove', touch);
    const timer = setInterval(() => {
      if (Date.now() - lastTouch.current > idleMs) return;
      call(renewTask, { params: { taskId: heldId } }).then(
        () => setFailure((now: unknown) => (now instanceof ServerUnreachable ? null : now)),
        fail,
      );
    }, renewCheckMs);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', touch);
      window.removeEventListener('pointermove', touch);
    };
  }, [heldId, fail]);

  return {
    holding,
    isBusy,
    failure,
    claimNext,
    reclaim: useCallback(() => claim(claimed?.task.subjectId ?? null), [claim, claimed]),
    release: useCallback(async () => {
      if (!heldId) return;
      setBusy(true);
      try {
        await call(releaseTask, { params: { taskId: heldId } });
        setHolding({ state: 'none', wasReleased: true });
      } catch (error) {
        fail(error);
      } finally {
        setBusy(false);
      }
    }, [heldId, fail]),
    leave: useCallback(() => {
      // The header that `call` sends is why this is no `navigator.sendBeacon`.
      if (heldId) call(releaseTask, { params: { taskId: heldId }, keepalive: true }).catch(() => undefined);
    }, [heldId]),
    decide: useCallback(
      async (send) => {
        if (!heldId) return false;
        setBusy(true);
        setFailure(null);
        try {
          await send(heldId);
        } catch (error) {
          fail(error);
          return false;
        } finally {
          setBusy(false);
        }
        await claimNext();
        return true;
      },
      [heldId, fail, claimNext],
    ),
  };
}
