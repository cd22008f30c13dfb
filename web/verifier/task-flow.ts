import type { ClaimedTask } from '#schemas/api/tasks.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { TaskId } from '#schemas/ids.ts';
import { isPassing } from '../shared/is-passing.ts';
import { leaves } from './leaves.ts';

/**
 * Where the officer stands with the task before them. `kept`: it left their hands (lease, other window) but what they typed
 * is still on the screen. `elsewhere`: they have it open in another window.
 */
export type Holding =
  | { readonly state: 'loading' }
  /** `wasReleased`: the officer gave the last one back, so the next is theirs to ask for. */
  | { readonly state: 'none'; readonly wasReleased: boolean }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'held'; readonly claimed: ClaimedTask }
  | { readonly state: 'kept'; readonly claimed: ClaimedTask; readonly error: ExpectedError }
  | { readonly state: 'elsewhere'; readonly claimed: ClaimedTask };

export interface Flow {
  readonly holding: Holding;
  /** Claimed besides the one under work, to be shown the moment that one is sent; the first comes next. */
  readonly ahead: readonly ClaimedTask[];
  /** Decided and out of sight; each comes back when the server does not take it. */
  readonly sending: readonly ClaimedTask[];
  readonly isBusy: boolean;
  /** A failure to show beside the work; the task is still held. */
  readonly failure: unknown;
  /** The server did not answer when last asked. */
  readonly isOffline: boolean;
}

export interface TaskPorts {
  claim(subjectId: string | null, besides: TaskId | null): Promise<ClaimedTask | null>;
  renew(taskId: string): Promise<unknown>;
  /** `isLeaving`: the page is being closed; the call must outlive it. */
  release(taskId: string, isLeaving: boolean): Promise<unknown>;
  /** True when the failure was the end of the session, which is dealt with elsewhere: sign in, then go on. */
  noteFailure(error: unknown): boolean;
  /** Tells the officer's other windows what this one has. */
  hold(taskIds: readonly string[]): void;
  isElsewhere(taskId: string): Promise<boolean>;
  takeOver(taskId: string): Promise<void>;
  /** Before the same call is tried again. */
  pause(): Promise<void>;
  /** Until the task just shown is painted: what is not urgent would only hold that up. */
  painted(): Promise<void>;
}

/** One officer's way through the tasks of one step: one before them, one ready behind it, those decided on their way out. */
export class TaskFlow {
  readonly #ports: TaskPorts;
  readonly #listeners = new Set<() => void>();
  #flow: Flow = {
    holding: { state: 'loading' },
    ahead: [],
    sending: [],
    isBusy: false,
    failure: null,
    isOffline: false,
  };
  #isClaimingAhead = false;
  #isStopped = false;

  constructor(ports: TaskPorts) {
    this.#ports = ports;
  }

  readonly now = (): Flow => this.#flow;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly start = (): Promise<void> => {
    this.#isStopped = false;
    return this.claimNext();
  };

  /** Shows what is ready, or else takes the most urgent task there is. */
  readonly claimNext = async (): Promise<void> => {
    const [next, ...ahead] = this.#flow.ahead;
    if (next) {
      this.#set({ holding: { state: 'held', claimed: next }, ahead, failure: null });
      return this.claimAhead();
    }
    const isAgain = this.#flow.holding.state === 'failed';
    this.#set({ ...(isAgain ? {} : { holding: { state: 'loading' } }), failure: null });
    // A task on its way out still counts as held, and would be given again: who sends it calls here when it is through.
    if (this.#flow.isBusy || this.#flow.sending.length > 0) return;
    this.#set({ isBusy: true });
    try {
      const claimed = await this.#ports.claim(null, null);
      const isElsewhere = claimed !== null && (await this.#ports.isElsewhere(claimed.task.id));
      if (this.#isStopped) return;
      this.heard();
      if (!claimed) this.#set({ holding: { state: 'none', wasReleased: false } });
      else this.#set({ holding: { state: isElsewhere ? 'elsewhere' : 'held', claimed } });
    } catch (error) {
      const mayPass = this.#ports.noteFailure(error) || isPassing(error);
      this.#set({ holding: { state: 'failed', error } });
      if (mayPass) void this.#ports.pause().then(this.#claimAgain);
    } finally {
      this.#set({ isBusy: false });
    }
    return this.claimAhead();
  };

  readonly #claimAgain = async (): Promise<void> => {
    if (this.#flow.holding.state === 'failed' && !this.#isStopped) await this.claimNext();
  };

  /** Has one task ready behind the one under work. */
  readonly claimAhead = async (): Promise<void> => {
    const { holding, ahead, sending } = this.#flow;
    if (holding.state !== 'held' || ahead.length > 0 || sending.length > 0 || this.#isClaimingAhead) return;
    this.#isClaimingAhead = true;
    try {
      const claimed = await this.#ports.claim(null, holding.claimed.task.id);
      if (!claimed || (await this.#ports.isElsewhere(claimed.task.id))) return;
      const isLeft = this.#isStopped || this.#flow.holding.state === 'none';
      if (isLeft) void this.#ports.release(claimed.task.id, true).catch(() => undefined);
      else if (!this.#has(claimed.task.id)) this.#set({ ahead: [...this.#flow.ahead, claimed] });
    } catch {
      // Nothing is lost: it is asked for again when the one under work is sent, and every time the queue is counted.
    } finally {
      this.#isClaimingAhead = false;
    }
    if (this.#flow.holding.state === 'loading') return this.claimNext();
  };

  /** A citizen waits: what is ready but not urgent goes back, so that their entry comes next. */
  readonly hurry = async (): Promise<void> => {
    const { holding, ahead } = this.#flow;
    if (holding.state === 'none' && !holding.wasReleased) return this.claimNext();
    const [next] = ahead;
    if (holding.state !== 'held' || holding.claimed.task.priority <= 0) return;
    if (next && next.task.priority > 0) {
      this.#set({ ahead: ahead.slice(1) });
      await this.#ports.release(next.task.id, false).catch(() => undefined);
    }
    return this.claimAhead();
  };

  /** Takes the same task again after its lease ran out; the screen keeps what was typed. */
  readonly reclaim = async (): Promise<void> => {
    const { holding } = this.#flow;
    if (holding.state !== 'kept' || this.#flow.isBusy) return;
    this.#set({ isBusy: true, failure: null });
    try {
      const claimed = await this.#ports.claim(holding.claimed.task.subjectId, null);
      this.heard();
      this.#set({
        holding: claimed ? { state: 'held', claimed } : { ...holding, error: new ExpectedError('task.done') },
      });
    } catch (error) {
      if (!this.#ports.noteFailure(error)) this.#set({ failure: error });
    } finally {
      this.#set({ isBusy: false });
    }
    return this.claimAhead();
  };

  /** Works here on what another window has open; that window is told, and sends what was typed there first. */
  readonly takeHere = async (): Promise<void> => {
    const { holding } = this.#flow;
    if (holding.state !== 'elsewhere') return;
    this.#set({ holding: { state: 'loading' } });
    await this.#ports.takeOver(holding.claimed.task.id);
    try {
      const claimed = await this.#ports.claim(holding.claimed.task.subjectId, null);
      if (!claimed) return this.claimNext();
      this.#set({ holding: { state: 'held', claimed } });
    } catch (error) {
      this.#ports.noteFailure(error);
      this.#set({ holding: { state: 'failed', error } });
    }
    return this.claimAhead();
  };

  /** Another window of this officer works on it from now on. */
  readonly taken = (taskId: string): void => {
    const { holding, ahead } = this.#flow;
    const isHere = holding.state === 'held' && holding.claimed.task.id === taskId;
    this.#set({
      ahead: isHere ? [] : ahead.filter(({ task }) => task.id !== taskId),
      ...(isHere ? { holding: { state: 'elsewhere', claimed: holding.claimed } } : {}),
    });
  };

  /** Gives back what is held and what is ready. */
  readonly release = async (): Promise<void> => {
    const { holding, ahead } = this.#flow;
    if (holding.state !== 'held' || this.#flow.isBusy) return;
    this.#set({ isBusy: true, failure: null });
    try {
      await this.#ports.release(holding.claimed.task.id, false);
      for (const { task } of ahead) await this.#ports.release(task.id, false);
      this.#set({ holding: { state: 'none', wasReleased: true }, ahead: [] });
    } catch (error) {
      this.failed(error);
    } finally {
      this.#set({ isBusy: false });
    }
  };

  /**
   * Sends a decision and shows the next task meanwhile. Where the server cannot be reached it is sent again until it
   * answers; where it says no, the task comes back as it was. True when it went through.
   */
  readonly decide = async (send: (taskId: string) => Promise<unknown>): Promise<boolean> => {
    const { holding, sending, isBusy } = this.#flow;
    if (holding.state !== 'held' || isBusy) return false;
    const { claimed } = holding;
    const [next, ...ahead] = this.#flow.ahead;
    this.#set({
      holding: next ? { state: 'held', claimed: next } : { state: 'loading' },
      ahead,
      sending: [...sending, claimed],
      failure: null,
    });
    const isOut = ({ task }: ClaimedTask) => task.id === claimed.task.id;
    const rest = () => this.#flow.sending.filter((each) => !isOut(each));
    try {
      await this.#untilHeard(claimed, send);
    } catch (error) {
      this.#set({ sending: rest() });
      this.#comeBack(claimed, error);
      return false;
    }
    this.#set({ sending: rest() });
    if (this.#flow.holding.state === 'loading') void this.claimNext();
    else void this.#ports.painted().then(this.claimAhead);
    return true;
  };

  /** Ten more minutes for everything held. */
  readonly renew = async (): Promise<void> => {
    const { holding, ahead } = this.#flow;
    if (holding.state === 'held') {
      await this.#ports.renew(holding.claimed.task.id).then(() => this.heard(), this.failed);
    }
    for (const { task } of ahead)
      await this.#ports.renew(task.id).catch((error: unknown) => {
        if (leaves(error)) this.#set({ ahead: this.#flow.ahead.filter((each) => each.task.id !== task.id) });
      });
    return this.claimAhead();
  };

  /** A call about the task under work has failed. */
  readonly failed = (error: unknown): void => {
    const { holding } = this.#flow;
    if (this.#ports.noteFailure(error)) return;
    if (isPassing(error)) this.#set({ isOffline: true });
    else if (leaves(error) && holding.state === 'held')
      this.#set({ holding: { state: 'kept', claimed: holding.claimed, error }, failure: null });
    else if (!leaves(error)) this.#set({ failure: error });
  };

  /** The server answered. */
  readonly heard = (): void => {
    if (this.#flow.isOffline) this.#set({ isOffline: false });
  };

  /** Gives the task under work back while the window is closing. */
  readonly leave = (): void => {
    const { holding } = this.#flow;
    if (holding.state === 'held') this.#ports.release(holding.claimed.task.id, true).catch(() => undefined);
  };

  /** The screen goes away: what is ready goes back to the queue; what is being sent is sent to the end. */
  readonly stop = (): void => {
    this.#isStopped = true;
    this.leaveAhead();
    this.#ports.hold([]);
  };

  readonly leaveAhead = (): void => {
    for (const { task } of this.#flow.ahead) this.#ports.release(task.id, true).catch(() => undefined);
    this.#set({ ahead: [] });
  };

  async #untilHeard(claimed: ClaimedTask, send: (taskId: string) => Promise<unknown>): Promise<void> {
    // A decision that had gone through, its answer lost, may be sent again: the server tells its own from another's.
    for (;;) {
      try {
        await send(claimed.task.id);
        return this.heard();
      } catch (error) {
        const isSessionEnd = this.#ports.noteFailure(error);
        if (!isPassing(error) && !(isSessionEnd && !this.#isStopped)) throw error;
        if (isPassing(error)) this.#set({ isOffline: true });
        await this.#ports.pause();
      }
    }
  }

  #comeBack(claimed: ClaimedTask, error: unknown): void {
    const { holding, ahead } = this.#flow;
    // What is kept would be lost for good; this one is only put off.
    const shown = holding.state === 'held' ? [holding.claimed] : [];
    if (holding.state === 'kept') this.#set({ ahead: [claimed, ...ahead] });
    else
      this.#set({
        holding: leaves(error) ? { state: 'kept', claimed, error } : { state: 'held', claimed },
        ahead: [...shown, ...ahead],
        failure: leaves(error) ? null : error,
      });
  }

  #has(taskId: string): boolean {
    const { holding, ahead, sending } = this.#flow;
    const here = 'claimed' in holding ? [holding.claimed] : [];
    return [...here, ...ahead, ...sending].some(({ task }) => task.id === taskId);
  }

  #set(change: Partial<Flow>): void {
    this.#flow = { ...this.#flow, ...change };
    const { holding, ahead, sending } = this.#flow;
    const here = holding.state === 'held' ? [holding.claimed] : [];
    if (!this.#isStopped) this.#ports.hold([...here, ...ahead, ...sending].map(({ task }) => task.id));
    for (const listener of this.#listeners) listener();
  }
}
