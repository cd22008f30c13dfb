import { z } from 'zod';
import { FieldKey } from '#schemas/record/kinds.ts';
import { FieldDraft, type FieldDrafts } from '#schemas/task.ts';

/** How long after the last letter a text is sent; decisions are sent at once. */
const typingMs = 400;
/** Between tries while the server cannot be reached. */
const againMs = 2000;

export interface DraftPorts {
  /** Sends drafts to the server. `isLeaving`: the page is being closed; the call must outlive it. */
  send(fields: FieldDrafts, isLeaving: boolean): Promise<unknown>;
  /** Where what is not sent waits, also over a reload of the page. */
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly storeKey: string;
  /** The same call may go through later. */
  mayPass(error: unknown): boolean;
  /** A failure that does not pass by itself. */
  failed(error: unknown): void;
  heard(): void;
}

export interface DraftState {
  /** Fields typed in or decided that the server does not have yet. */
  readonly unsent: number;
  readonly isOffline: boolean;
}

const isSame = (a: FieldDraft | undefined, b: FieldDraft | undefined): boolean =>
  a?.text === b?.text &&
  a?.reason === b?.reason &&
  a?.decision?.state === b?.decision?.state &&
  a?.decision?.written === b?.decision?.written;

const entriesOf = (drafts: FieldDrafts) => Object.entries(drafts) as [FieldKey, FieldDraft][];

/** Fields of `now` that are not the same in `known`. */
const changed = (known: FieldDrafts, now: FieldDrafts): FieldDrafts =>
  Object.fromEntries(entriesOf(now).filter(([key, draft]) => !isSame(known[key], draft)));

/** Longer than the server takes, a text waits all the same. */
const Waiting = z.partialRecord(FieldKey, FieldDraft.extend({ text: z.string() }));

/** What the browser still had of a task's fields when the page was last left; nothing when that cannot be read. */
export function waitingDrafts({ store, storeKey }: Pick<DraftPorts, 'store' | 'storeKey'>): FieldDrafts {
  try {
    return Waiting.parse(JSON.parse(store.getItem(storeKey) ?? '{}'));
  } catch {
    return {};
  }
}

/** Keeps one task's typing on the server, one call at a time; what the server does not have waits in the browser. */
export class DraftSender {
  readonly #ports: DraftPorts;
  readonly #listeners = new Set<() => void>();
  #known: FieldDrafts;
  #now: FieldDrafts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call: Promise<void> | null = null;
  #isOff = false;
  #state: DraftState = { unsent: 0, isOffline: false };

  /** `known`: how the server has the fields. */
  constructor(known: FieldDrafts, ports: DraftPorts) {
    this.#ports = ports;
    this.#known = known;
    this.#now = known;
  }

  readonly state = (): DraftState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What stands in the inputs now. */
  note(now: FieldDrafts): void {
    const isDecided = entriesOf(now).some(
      ([key, draft]) =>
        !isSame(
          { text: '', decision: draft.decision },
          { text: '', decision: this.#now[key]?.decision ?? null },
        ),
    );
    this.#now = now;
    this.#keep();
    if (this.#isOff || this.#state.unsent === 0) return;
    if (isDecided) void this.flush();
    else this.#later(typingMs);
  }

  /** Sends what waits, now; resolved when it was tried. */
  async flush(isLeaving = false): Promise<void> {
    clearTimeout(this.#timer);
    if (isLeaving) return this.#send(true);
    await this.#call;
    this.#call ??= this.#send(false).finally(() => {
      this.#call = null;
    });
    return this.#call;
  }

  /** The decision itself is on its way: drafts behind it would come too late. */
  pause(): void {
    this.#isOff = true;
    clearTimeout(this.#timer);
  }

  resume(): void {
    this.#isOff = false;
    if (this.#state.unsent > 0) void this.flush();
  }

  /** The entry is out of this officer's hands: nothing of it stays in the browser. */
  forget(): void {
    this.pause();
    this.#ports.store.removeItem(this.#ports.storeKey);
  }

  async #send(isLeaving: boolean): Promise<void> {
    const fields = this.#unsent();
    if (Object.keys(fields).length === 0 || this.#isOff) return;
    try {
      await this.#ports.send(fields, isLeaving);
      this.#known = { ...this.#known, ...fields };
      this.#ports.heard();
      this.#keep(false);
      if (this.#state.unsent > 0) this.#later(0);
    } catch (error) {
      if (!this.#ports.mayPass(error)) return this.#ports.failed(error);
      this.#keep(true);
      this.#later(againMs);
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#isOff) this.#timer = setTimeout(() => void this.flush(), ms);
  }

  /** A text longer than the schema allows waits until it is shorter. */
  #unsent(): FieldDrafts {
    const fields = changed(this.#known, this.#now);
    return Object.fromEntries(entriesOf(fields).filter(([, draft]) => FieldDraft.safeParse(draft).success));
  }

  #keep(isOffline = this.#state.isOffline): void {
    const waiting = changed(this.#known, this.#now);
    const { store, storeKey } = this.#ports;
    if (Object.keys(waiting).length > 0) store.setItem(storeKey, JSON.stringify(waiting));
    else store.removeItem(storeKey);
    const unsent = Object.keys(this.#unsent()).length;
    if (unsent === this.#state.unsent && isOffline === this.#state.isOffline) return;
    this.#state = { unsent, isOffline };
    for (const listener of this.#listeners) listener();
  }
}
