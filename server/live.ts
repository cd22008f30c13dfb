import { Readable } from 'node:stream';
import type { LiveEvent } from '#schemas/api/live.ts';
import type { Officer } from '#schemas/officer.ts';
import type { HumanStep } from '#schemas/task.ts';
import type { BookFigures } from '#store/book-figures.ts';
import { type UrgentTask, urgentTasks } from '#store/urgent-tasks.ts';
import { figuresNow } from './figures-now.ts';
import { inScope } from './in-scope.ts';
import { may } from './may.ts';
import { overviewOf } from './overview-of.ts';
import type { ServerPorts } from './ports.ts';

/** Server-sent events to everybody who listens. */
export interface Live {
  /** A stream of what the officer may know, which ends when `whoNow` says that their session has. */
  listen(whoNow: () => Promise<Officer | null>): Readable;
  close(): void;
}

interface Listener {
  readonly whoNow: () => Promise<Officer | null>;
  readonly stream: Readable;
  /** False while the other end has not taken what it was sent: it is sent the newest when it has, and nothing in between. */
  isReady: boolean;
  /** The overview they have. */
  shown: string;
  /** Urgent tasks they were told of. */
  told: ReadonlySet<string>;
  lastAt: number;
}

/**
 * So often is looked for news, only while somebody listens. The figures are added up once for all, for at most this share of
 * the time, however many there are. A comment says that the line still holds.
 */
const usual = { everyMs: 3000, shareOfTime: 0.1, heartbeatMs: 15_000 };

export function openLive(ports: ServerPorts, { everyMs, shareOfTime, heartbeatMs } = usual): Live {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | null = null;
  let isTelling = false;
  let figures: { books: readonly BookFigures[]; at: Date; nextAt: number } = {
    books: [],
    at: ports.now(),
    nextAt: 0,
  };

  const send = (listener: Listener, text: string): void => {
    if (!listeners.has(listener)) return;
    listener.isReady = listener.stream.push(text);
    listener.lastAt = Date.now();
  };
  const tell = (listener: Listener, event: LiveEvent): void =>
    send(listener, `data: ${JSON.stringify(event)}\n\n`);
  const end = (listener: Listener): void => {
    if (listeners.delete(listener)) listener.stream.push(null);
  };

  async function turn(): Promise<void> {
    isTelling = true;
    timer = null;
    try {
      await tellAll();
    } catch {
      // The database is away for a while: they are told when it is back.
      ports.log.warn({ listeners: listeners.size }, 'no live figures');
    }
    isTelling = false;
    if (listeners.size > 0) timer = setTimeout(turn, everyMs);
  }

  async function addUp(at: Date): Promise<typeof figures> {
    const startedAt = performance.now();
    const books = await figuresNow(ports.store.db, at);
    const tookMs = performance.now() - startedAt;
    return { books, at, nextAt: startedAt + Math.max(everyMs, tookMs / shareOfTime) };
  }

  async function tellAll(): Promise<void> {
    const asked = await Promise.all(
      [...listeners].map(async (listener) => ({ listener, officer: await listener.whoNow() })),
    );
    const present = asked.flatMap(({ listener, officer }) => (officer ? [{ listener, officer }] : []));
    for (const { listener, officer } of asked) if (!officer) end(listener);
    const now = ports.now();
    const oversees = present.some(({ officer }) => may(officer, 'see-progress'));
    const works = present.some(({ officer }) => stepsOf(officer).length > 0);
    if (oversees && performance.now() >= figures.nextAt) figures = await addUp(now);
    const urgent = works ? await urgentTasks(ports.store.db, now) : [];
    for (const { listener, officer } of present) {
      if (!listener.isReady) continue;
      if (may(officer, 'see-progress')) {
        const overview = overviewOf(inScope(officer, figures.books), figures.at);
        const text = JSON.stringify(overview);
        if (text !== listener.shown) tell(listener, { kind: 'overview', overview });
        listener.shown = text;
      }
      const waiting = urgent.filter((task) => isFor(officer, task)).map((task) => task.id);
      if (waiting.some((id) => !listener.told.has(id))) tell(listener, { kind: 'urgent' });
      listener.told = new Set(waiting);
      if (Date.now() - listener.lastAt >= heartbeatMs) send(listener, ':\n\n');
    }
  }

  return {
    listen(whoNow) {
      const stream = new Readable({
        read() {
          listener.isReady = true;
        },
      });
      const listener: Listener = {
        whoNow,
        stream,
        isReady: true,
        shown: '',
        told: new Set(),
        lastAt: Date.now(),
      };
      listeners.add(listener);
      stream.on('close', () => listeners.delete(listener));
      // Where the line breaks the browser asks again after so many milliseconds.
      send(listener, 'retry: 5000\n\n');
      // A newcomer does not wait for the next turn.
      if (!isTelling) {
        if (timer) clearTimeout(timer);
        timer = setTimeout(turn, 0);
      }
      return stream;
    },
    close() {
      if (timer) clearTimeout(timer);
      for (const listener of listeners) end(listener);
    },
  };
}

const taskSteps = ['verify-entry', 'verify-entry-blind', 'arbitrate-entry', 'approve-entry'] as const;
const stepsOf = (officer: Officer): readonly HumanStep[] => taskSteps.filter((step) => may(officer, step));

const isFor = (officer: Officer, task: UrgentTask): boolean =>
  stepsOf(officer).includes(task.step) &&
  !task.notSameAs.includes(officer.id) &&
  (task.forOfficer === null || task.forOfficer === officer.id) &&
  (officer.scope.length === 0 || officer.scope.includes(task.registerBody));
