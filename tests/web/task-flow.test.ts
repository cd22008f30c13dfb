import { describe, expect, test } from 'vitest';
import type { ClaimedTask } from '#schemas/api/tasks.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { ServerUnreachable } from '#web/shared/call.ts';
import { TaskFlow } from '#web/verifier/task-flow.ts';

const claimed = (name: string, priority = 100): ClaimedTask =>
  ({
    task: { id: name, subjectId: `entry ${name}`, priority },
    entry: null,
    extract: null,
    drafts: {},
  }) as never;

/** A server that holds a queue, gives back what is held first, and can be cut off. */
function office(queue: ClaimedTask[]) {
  const held = new Set<string>();
  const elsewhere = new Set<string>();
  const said: string[] = [];
  const server = { isDown: false, claims: 0 };
  const answer = async () => {
    await Promise.resolve();
    if (server.isDown) throw new ServerUnreachable();
  };
  const flow = new TaskFlow({
    async claim(subjectId, besides) {
      await answer();
      server.claims += 1;
      const fits = queue.filter(
        ({ task }) => task.id !== besides && (subjectId === null || task.subjectId === subjectId),
      );
      const free = fits
        .filter(({ task }) => !held.has(task.id))
        .sort((a, b) => a.task.priority - b.task.priority);
      const found = fits.find(({ task }) => held.has(task.id)) ?? free[0] ?? null;
      if (found) held.add(found.task.id);
      return found;
    },
    renew: answer,
    async release(taskId) {
      await answer();
      held.delete(taskId);
      said.push(`released ${taskId}`);
    },
    noteFailure: () => false,
    hold: () => undefined,
    isElsewhere: async (taskId) => elsewhere.has(taskId),
    takeOver: async (taskId) => void elsewhere.delete(taskId),
    pause: () => new Promise((resolve) => setTimeout(resolve, 5)),
    painted: async () => undefined,
  });
  const done = async (taskId: string) => {
    await answer();
    held.delete(taskId);
    queue.splice(0, queue.length, ...queue.filter(({ task }) => task.id !== taskId));
    said.push(`done ${taskId}`);
  };
  return { flow, held, elsewhere, said, server, done, queue };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 1));
const here = ({ holding }: ReturnType<TaskFlow['now']>) =>
  'claimed' in holding ? `${holding.state} ${holding.claimed.task.id}` : holding.state;
const ahead = (flow: TaskFlow) => flow.now().ahead.map(({ task }) => task.id);

describe('one officer’s way through a queue', () => {
  test('has the next task ready before the one under work is sent, and shows it in the same moment', async () => {
    const { flow, done, said } = office([claimed('a'), claimed('b'), claimed('c')]);
    await flow.start();
    expect([here(flow.now()), ahead(flow)]).toEqual(['held a', ['b']]);
    const sending = flow.decide(done);
    expect([here(flow.now()), flow.now().sending.length]).toEqual(['held b', 1]);
    expect(await sending).toBe(true);
    await settled();
    expect([said, ahead(flow), flow.now().sending]).toEqual([['done a'], ['c'], []]);
  });

  test('is done with all of it, one after the other, and waits for more', async () => {
    const { flow, done, said } = office([claimed('a'), claimed('b'), claimed('c')]);
    await flow.start();
    for (let tasks = 3; tasks > 0; tasks -= 1) {
      expect(await flow.decide(done)).toBe(true);
      await settled();
    }
    expect(said).toEqual(['done a', 'done b', 'done c']);
    expect(flow.now().holding).toEqual({ state: 'none', wasReleased: false });
  });

  test('gets an entry back that the server does not take, and keeps the one shown meanwhile ready', async () => {
    const { flow } = office([claimed('a'), claimed('b')]);
    await flow.start();
    const refuse = async () => {
      throw new ExpectedError('request.bad', { field: 'fields.childName' });
    };
    expect(await flow.decide(refuse)).toBe(false);
    expect([here(flow.now()), ahead(flow), flow.now().sending]).toEqual(['held a', ['b'], []]);
    expect(flow.now().failure).toMatchObject({ code: 'request.bad' });
  });

  test('keeps on the screen what was typed of a task that left its hands', async () => {
    const { flow } = office([claimed('a'), claimed('b')]);
    await flow.start();
    await flow.decide(async () => {
      throw new ExpectedError('task.lease-lost');
    });
    expect(here(flow.now())).toBe('kept a');
    await flow.reclaim();
    expect([here(flow.now()), ahead(flow)]).toEqual(['held a', ['b']]);
  });

  test('sends again what the server did not answer, while the officer goes on', async () => {
    const { flow, done, server, said } = office([claimed('a'), claimed('b'), claimed('c')]);
    await flow.start();
    server.isDown = true;
    const sendings = [flow.decide(done), flow.decide(done)];
    await settled();
    expect([here(flow.now()), flow.now().sending.length, flow.now().isOffline]).toEqual(['loading', 2, true]);
    server.isDown = false;
    expect(await Promise.all(sendings)).toEqual([true, true]);
    await settled();
    expect(said.sort()).toEqual(['done a', 'done b']);
    expect([here(flow.now()), flow.now().isOffline]).toEqual(['held c', false]);
  });

  test('asks again by itself for a task that could not be asked for', async () => {
    const { flow, server } = office([claimed('a')]);
    server.isDown = true;
    await flow.start();
    expect(here(flow.now())).toBe('failed');
    server.isDown = false;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(here(flow.now())).toBe('held a');
  });

  test('does not send while a call about the task is under way, nor twice', async () => {
    const { flow, done, said } = office([claimed('a')]);
    await flow.start();
    const both = [flow.decide(done), flow.decide(done)];
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(said).toEqual(['done a']);
  });

  test('lets a citizen’s entry come next when one waits', async () => {
    const { flow, queue, said } = office([claimed('a'), claimed('b')]);
    await flow.start();
    queue.push(claimed('urgent', 0));
    await flow.hurry();
    expect([ahead(flow), said]).toEqual([['urgent'], ['released b']]);
    await flow.hurry();
    expect(ahead(flow)).toEqual(['urgent']);
  });

  test('leaves alone what another window of the officer has open, until it is brought here', async () => {
    const { flow, elsewhere, done, said } = office([claimed('a'), claimed('b')]);
    elsewhere.add('a');
    await flow.start();
    expect([here(flow.now()), ahead(flow)]).toEqual(['elsewhere a', []]);
    expect(await flow.decide(done)).toBe(false);
    await flow.release();
    expect(said).toEqual([]);
    await flow.takeHere();
    expect([here(flow.now()), ahead(flow)]).toEqual(['held a', ['b']]);
  });

  test('is told when another window takes the task', async () => {
    const { flow } = office([claimed('a'), claimed('b')]);
    await flow.start();
    flow.taken('b');
    expect([here(flow.now()), ahead(flow)]).toEqual(['held a', []]);
    flow.taken('a');
    expect(here(flow.now())).toBe('elsewhere a');
  });

  test('gives back what it gets ready after everything was given back', async () => {
    const { flow, held } = office([claimed('a'), claimed('b')]);
    const started = flow.start();
    while (flow.now().holding.state !== 'held' || flow.now().isBusy) await Promise.resolve();
    await flow.release();
    await started;
    await settled();
    expect([here(flow.now()), ahead(flow), held.size]).toEqual(['none', [], 0]);
  });

  test('gives everything back on release, and what is ready when the screen goes away', async () => {
    const { flow, held } = office([claimed('a'), claimed('b')]);
    await flow.start();
    await flow.release();
    expect([flow.now().holding, [...held]]).toEqual([{ state: 'none', wasReleased: true }, []]);
    await flow.claimNext();
    flow.stop();
    await settled();
    expect([...held]).toEqual(['a']);
  });
});
