import { feedItem } from '#pipeline/feed/feed-item.ts';
import { feedAt, placeEvents } from '#store/feed.ts';
import type { Store } from '#store/open.ts';
import {
  type Delivery,
  fanOut,
  noteDelivered,
  noteNotDelivered,
  restedWebhooks,
  takeDeliveries,
  type Webhook,
} from '#store/webhooks.ts';
import { signCall } from './sign-call.ts';

interface Log {
  warn(facts: object, text: string): void;
}

/** How receivers are waited for. */
export interface Patience {
  /** An answer takes at most this long. */
  readonly answerMs: number;
  /** Before the second try; each further wait is twice as long, up to `longestMs`, and up to half as long again by chance. */
  readonly firstWaitMs: number;
  readonly longestMs: number;
  /** An address that fails is left alone at most this long. */
  readonly longestRestMs: number;
  /** Then an event is given up, and shown (`hotich webhook list`). With what is usual: after two to three days. */
  readonly mostTries: number;
}

const usual: Patience = {
  answerMs: 10_000,
  firstWaitMs: 15_000,
  longestMs: 12 * 3_600_000,
  longestRestMs: 5 * 60_000,
  mostTries: 16,
};

/** Calls to one address at once; all of different records. */
const atOnce = 8;
const beatMs = 1000;

export interface DeliveryPorts {
  readonly store: Store;
  readonly log: Log;
  readonly now: () => Date;
}

/** Tells one address the next of what is due; says how many calls were taken and how many were not. */
export async function deliverTo(
  ports: DeliveryPorts,
  hook: Webhook,
  patience = usual,
): Promise<{ taken: number; failed: number }> {
  const { store, now } = ports;
  const { db } = store;
  await fanOut(db, hook.id, 1000, now());
  const due = await takeDeliveries(db, hook.id, {
    // An address that failed is tried with one call before it gets the rest.
    most: hook.failures > 0 ? 1 : atOnce,
    now: now(),
    leaseSeconds: Math.ceil(patience.answerMs / 1000) + 5,
  });
  const rows = await feedAt(
    db,
    due.map(({ place }) => place),
  );
  const taken = await Promise.all(
    due.map(async (delivery) => {
      const row = rows.find(({ place }) => place === delivery.place);
      if (!row) throw new Error(`nothing stands at place ${delivery.place}`);
      const failure = await call(hook, feedItem(row), { at: now(), answerMs: patience.answerMs });
      if (failure === null) await noteDelivered(db, delivery, now());
      else await noteFailure(ports, patience, { hook, delivery, failure });
      return failure === null;
    }),
  );
  const failed = taken.filter((isTaken) => !isTaken).length;
  return { taken: taken.length - failed, failed };
}

async function noteFailure(
  { store, log, now }: DeliveryPorts,
  patience: Patience,
  { hook, delivery, failure }: { hook: Webhook; delivery: Delivery; failure: string },
): Promise<void> {
  const { tries, place } = delivery;
  const at = now().getTime();
  const isLast = tries >= patience.mostTries;
  const wait = waitMs(patience, tries, patience.longestMs);
  const rest = waitMs(patience, hook.failures + 1, patience.longestRestMs);
  await noteNotDelivered(store.db, delivery, {
    failure,
    again: isLast ? null : new Date(at + wait),
    restUntil: new Date(at + Math.min(wait, rest)),
  });
  log.warn({ webhook: hook.id, place, tries, failure, isLast }, 'a webhook did not take an event');
}

/** After the `tries`th failure. The chance in it keeps those who failed together from coming back together. */
const waitMs = ({ firstWaitMs }: Patience, tries: number, longestMs: number): number =>
  Math.min(longestMs, firstWaitMs * 2 ** (tries - 1)) * (1 + Math.random() / 2);

/** Null: taken. Else why not, in a word that quotes nothing of the answer. */
async function call(
  { url, secret }: Webhook,
  item: ReturnType<typeof feedItem>,
  { at, answerMs }: { at: Date; answerMs: number },
): Promise<string | null> {
  const body = JSON.stringify(item);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signCall(secret, { id: item.id, body, at }) },
      // Elsewhere is not where the office said that its records may go.
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
    await answer.body?.cancel();
    return answer.ok ? null : `http ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : `unreachable ${code}`.trim();
  }
}

/** Tells webhooks what happens, while this process lives; several processes share the work. */
export function startDelivery(store: Store, log: Log): { close(): Promise<void> } {
  const ports: DeliveryPorts = { store, log, now: () => new Date() };
  const running = new Map<string, Promise<void>>();
  let isClosed = false;
  let looking: Promise<void> = Promise.resolve();

  const waits = (error: unknown) =>
    log.warn({ error: error instanceof Error ? error.name : typeof error }, 'webhooks wait');
  const tellAll = async (hook: Webhook): Promise<void> => {
    for (;;) {
      const { taken, failed } = await deliverTo(ports, hook);
      if (isClosed || failed > 0 || taken === 0) return;
    }
  };
  /** One address after the other would let those that answer wait for one that hangs. */
  const begin = (hook: Webhook): void => {
    if (running.has(hook.id)) return;
    const done = tellAll(hook)
      .catch(waits)
      .then(() => void running.delete(hook.id));
    running.set(hook.id, done);
  };
  const look = async (): Promise<void> => {
    try {
      await placeEvents(store.db);
      for (const hook of await restedWebhooks(store.db, ports.now())) begin(hook);
    } catch (error) {
      waits(error);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const beat = (): void => {
    looking = look().then(() => {
      if (!isClosed) timer = setTimeout(beat, beatMs);
    });
  };
  beat();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await looking;
      await Promise.all(running.values());
    },
  };
}
