import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type ClaimedTask, claimTask, releaseTask, renewTask } from '#schemas/api/tasks.ts';
import { imagePath } from '#schemas/api/records.ts';
import type { HumanStep } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { type Flow, type Holding, TaskFlow } from './task-flow.ts';
import { TaskWindows } from './task-windows.ts';
import { useUrgent } from './use-urgent.ts';

export interface HeldTask extends Flow {
  /** Shows what is ready, or else takes the most urgent task there is. */
  readonly claimNext: () => Promise<void>;
  /** Has the next task ready behind the one under work, when there is one. */
  readonly claimAhead: () => Promise<void>;
  /** Takes the same task again after its lease ran out; the screen keeps what was typed. */
  readonly reclaim: () => Promise<void>;
  /** Works here on what another window has open. */
  readonly takeHere: () => Promise<void>;
  readonly release: () => Promise<void>;
  /** Gives the task back while the window is closing. */
  readonly leave: () => void;
  /** Sends a decision and shows the next task meanwhile; false when it did not go through and the task is back. */
  readonly decide: (send: (taskId: string) => Promise<unknown>) => Promise<boolean>;
  /** A call about a task has failed; nothing happens when it is not the one under work. */
  readonly failed: (error: unknown, taskId: string) => void;
  /** The server answered. */
  readonly heard: () => void;
  /** What to send before another window works on the task; call what it returns to take that back. */
  readonly beforeHandOver: (taskId: string, send: () => Promise<void>) => () => void;
}

export type { Holding };

const renewEveryMs = 15_000;
/** Somebody who touched nothing for this long has left; their lease may run out. */
const idleMs = 5 * 60_000;
const againMs = 2000;
/** Longer than a new entry takes to be painted, shorter than anybody takes to answer it. */
const paintMs = 200;
const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Pictures of the tasks claimed last: a browser may drop what it decoded of a picture that nobody refers to. */
const pictures: HTMLImageElement[] = [];

/** Loads and decodes the picture of a task that is shown next, by the address that the viewer will ask for. */
function prepare(claimed: ClaimedTask | null): ClaimedTask | null {
  if (claimed?.entry) {
    const image = new Image();
    image.src = imagePath(claimed.entry.gray.sha256);
    image.decode().catch(() => undefined);
    pictures.push(image);
    pictures.splice(0, pictures.length - 2);
  }
  return claimed;
}

export function useTask(step: HumanStep): HeldTask {
  const { noteFailure } = useSession();
  const [{ flow, handOvers, connect }] = useState(() => open(step, noteFailure));
  const now = useSyncExternalStore(flow.subscribe, flow.now);
  const heldId = now.holding.state === 'held' ? now.holding.claimed.task.id : null;

  useEffect(() => {
    const disconnect = connect();
    void flow.start();
    window.addEventListener('pagehide', flow.leaveAhead);
    return () => {
      window.removeEventListener('pagehide', flow.leaveAhead);
      flow.stop();
      disconnect();
    };
  }, [flow, connect]);
  useUrgent(flow.hurry);
  useEffect(() => {
    if (!heldId) return;
    let lastTouch = Date.now();
    const touch = () => {
      lastTouch = Date.now();
    };
    window.addEventListener('keydown', touch);
    window.addEventListener('pointermove', touch);
    const timer = setInterval(() => {
      if (Date.now() - lastTouch < idleMs) void flow.renew();
    }, renewEveryMs);
    return () => {
      clearInterval(timer);
      window.removeEventListener('keydown', touch);
      window.removeEventListener('pointermove', touch);
    };
  }, [heldId, flow]);

  return {
    ...now,
    claimNext: flow.claimNext,
    claimAhead: flow.claimAhead,
    reclaim: flow.reclaim,
    takeHere: flow.takeHere,
    release: flow.release,
    leave: flow.leave,
    decide: flow.decide,
    failed: useCallback(
      (error, taskId) => {
        const { holding } = flow.now();
        if (holding.state === 'held' && holding.claimed.task.id === taskId) flow.failed(error);
      },
      [flow],
    ),
    heard: flow.heard,
    beforeHandOver: useCallback(
      (taskId, send) => {
        handOvers.set(taskId, send);
        return () => handOvers.delete(taskId);
      },
      [handOvers],
    ),
  };
}

/** The tasks of one step, and this window's place among the officer's windows while `connect` holds. */
function open(step: HumanStep, noteFailure: (error: unknown) => boolean) {
  const handOvers = new Map<string, () => Promise<void>>();
  let windows: TaskWindows | null = null;
  const flow = new TaskFlow({
    claim: async (subjectId, besides) =>
      prepare(await call(claimTask, { body: { step, subjectId, besides } })),
    renew: (taskId) => call(renewTask, { params: { taskId } }),
    // The header that `call` sends is why this is no `navigator.sendBeacon`.
    release: (taskId, keepalive) =>
      call(releaseTask, { params: { taskId }, ...(keepalive ? { keepalive } : {}) }),
    noteFailure,
    hold: (taskIds) => windows?.hold(taskIds),
    isElsewhere: async (taskId) => (await windows?.isElsewhere(taskId)) ?? false,
    takeOver: async (taskId) => windows?.takeOver(taskId),
    pause: () => wait(againMs),
    painted: () => wait(paintMs),
  });
  const connect = () => {
    const opened = new TaskWindows(async (taskId) => {
      await handOvers.get(taskId)?.();
      flow.taken(taskId);
    });
    windows = opened;
    return () => {
      opened.close();
      windows = null;
    };
  };
  return { flow, handOvers, connect };
}
