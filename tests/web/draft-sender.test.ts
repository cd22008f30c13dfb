import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { FieldDrafts } from '#schemas/task.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { ServerUnreachable } from '#web/shared/call.ts';
import { isPassing } from '#web/shared/is-passing.ts';
import { DraftSender, waitingDrafts } from '#web/verifier/draft-sender.ts';

const typed = (text: string): FieldDrafts => ({
  childName: { text, decision: null },
  motherName: { text: '', decision: null },
});
const decided = (written: string): FieldDrafts => ({
  ...typed(written),
  childName: { text: written, decision: { state: 'written', written } },
});

/** A browser's store, and a server that keeps what it is sent while it can be reached. */
function desk() {
  const kept = new Map<string, string>();
  const server: { has: FieldDrafts; calls: number; isDown: boolean; refuses: ExpectedError | null } = {
    has: typed(''),
    calls: 0,
    isDown: false,
    refuses: null,
  };
  const failures: unknown[] = [];
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const sender = new DraftSender(typed(''), {
    async send(fields) {
      await Promise.resolve();
      if (server.isDown) throw new ServerUnreachable();
      if (server.refuses) throw server.refuses;
      server.calls += 1;
      server.has = { ...server.has, ...fields };
    },
    store,
    storeKey: 'drafts.a',
    mayPass: isPassing,
    failed: (error) => failures.push(error),
    heard: () => undefined,
  });
  return {
    sender,
    server,
    store,
    kept,
    failures,
    waiting: () => waitingDrafts({ store, storeKey: 'drafts.a' }),
  };
}

const withTimers = async (run: () => Promise<void>) => {
  vi.useFakeTimers();
  try {
    await run();
  } finally {
    vi.useRealTimers();
  }
};

describe('drafts', () => {
  test('go once typing rests, and at once when a field is decided', () =>
    withTimers(async () => {
      const { sender, server } = desk();
      for (const text of ['T', 'Tr', 'Trần']) {
        sender.note(typed(text));
        await vi.advanceTimersByTimeAsync(100);
      }
      expect(server.calls).toBe(0);
      await vi.advanceTimersByTimeAsync(400);
      expect([server.calls, server.has]).toEqual([1, typed('Trần')]);
      sender.note(decided('Trần'));
      await vi.advanceTimersByTimeAsync(0);
      expect([server.calls, server.has]).toEqual([2, decided('Trần')]);
    }));

  test('send nothing that the server has, and keep nothing of it in the browser', () =>
    withTimers(async () => {
      const { sender, server, kept } = desk();
      sender.note(typed('Trần'));
      expect(kept.size).toBe(1);
      await vi.advanceTimersByTimeAsync(500);
      sender.note(typed('Trần'));
      await vi.advanceTimersByTimeAsync(5000);
      expect([server.calls, kept.size, sender.state()]).toEqual([1, 0, { unsent: 0, isOffline: false }]);
    }));

  test('wait in the browser while the server is away, and go when it is back', () =>
    withTimers(async () => {
      const { sender, server, waiting } = desk();
      server.isDown = true;
      sender.note(decided('Trần'));
      await vi.advanceTimersByTimeAsync(60_000);
      expect(sender.state()).toEqual({ unsent: 1, isOffline: true });
      expect(waiting().childName).toEqual(decided('Trần').childName);
      server.isDown = false;
      await vi.advanceTimersByTimeAsync(2000);
      expect([server.has, sender.state(), waiting()]).toEqual([
        decided('Trần'),
        { unsent: 0, isOffline: false },
        {},
      ]);
    }));

  test('take an undone decision back from the server too', () =>
    withTimers(async () => {
      const { sender, server } = desk();
      sender.note(decided('Trần'));
      await vi.advanceTimersByTimeAsync(0);
      sender.note(typed(''));
      await vi.advanceTimersByTimeAsync(0);
      expect(server.has).toEqual(typed(''));
    }));

  test('longer than a field may be wait until they are shorter', () =>
    withTimers(async () => {
      const { sender, server, kept, waiting } = desk();
      sender.note(typed('ă'.repeat(601)));
      await vi.advanceTimersByTimeAsync(3000);
      expect([server.calls, kept.size, sender.state().unsent]).toEqual([0, 1, 0]);
      expect(waiting().childName?.text).toHaveLength(601);
      sender.note(typed('ă'.repeat(600)));
      await vi.advanceTimersByTimeAsync(3000);
      expect([server.calls, kept.size]).toEqual([1, 0]);
    }));

  test('stop when the task is no longer this officer’s, and go on when it is again', () =>
    withTimers(async () => {
      const { sender, server, failures, kept } = desk();
      server.refuses = new ExpectedError('task.lease-lost');
      sender.note(decided('Trần'));
      await vi.advanceTimersByTimeAsync(10_000);
      expect([failures, kept.size]).toEqual([[server.refuses], 1]);
      server.refuses = null;
      sender.resume();
      await vi.advanceTimersByTimeAsync(0);
      expect(server.has).toEqual(decided('Trần'));
    }));

  test('do not follow a decision that is on its way, and are forgotten when it went through', () =>
    withTimers(async () => {
      const { sender, server, kept } = desk();
      sender.note(typed('Trần'));
      sender.pause();
      await vi.advanceTimersByTimeAsync(5000);
      expect([server.calls, kept.size]).toEqual([0, 1]);
      sender.forget();
      expect(kept.size).toBe(0);
    }));

  test('what the browser kept is not trusted blindly', () => {
    const { store } = desk();
    store.setItem('drafts.a', '{"childName":{"text":7}}');
    expect(waitingDrafts({ store, storeKey: 'drafts.a' })).toEqual({});
    store.setItem('drafts.a', 'no json');
    expect(waitingDrafts({ store, storeKey: 'drafts.a' })).toEqual({});
  });

  test('whatever is typed and however often the network goes, the server has the last of it in the end', () => {
    const deeds = fc.array(
      fc.oneof(
        fc.string({ maxLength: 5 }).map((text) => ({ note: typed(text) })),
        fc.stringMatching(/^[a-zăđ]{1,5}$/).map((text) => ({ note: decided(text) })),
        fc.boolean().map((isDown) => ({ isDown })),
        fc.integer({ min: 0, max: 3000 }).map((ms) => ({ ms })),
      ),
      { maxLength: 30 },
    );
    return fc.assert(
      fc.asyncProperty(deeds, async (all) =>
        withTimers(async () => {
          const { sender, server, waiting } = desk();
          let last = typed('');
          for (const deed of all) {
            if ('note' in deed) {
              last = deed.note;
              sender.note(last);
            } else if ('ms' in deed) await vi.advanceTimersByTimeAsync(deed.ms);
            else server.isDown = deed.isDown;
            // At any moment nothing is in neither place.
            expect({ ...server.has, ...waiting() }).toMatchObject({ childName: last.childName });
          }
          server.isDown = false;
          await vi.advanceTimersByTimeAsync(5000);
          expect([server.has, waiting()]).toEqual([last, {}]);
        }),
      ),
    );
  });
});
