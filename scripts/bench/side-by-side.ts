import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Serializable } from 'node:child_process';

/**
 * Processes side by side: each gets its own of `works` and answers when it is warm, then all are told to go. Seconds until
 * the last has answered again.
 */
export async function sideBySide(entry: URL, works: readonly Serializable[]): Promise<number> {
  const children = works.map(() => fork(entry, { execArgv: ['--import', 'tsx'] }));
  const all = (messageOf: (n: number) => Serializable) =>
    Promise.all(
      children.map(async (child, n) => {
        const answered = once(child, 'message');
        const ended = once(child, 'exit').then(() => Promise.reject(new Error('a process of a bench ended')));
        child.send(messageOf(n));
        await Promise.race([answered, ended]);
      }),
    );
  try {
    await all((n) => works[n] as Serializable);
    const startedAt = performance.now();
    await all(() => 'go');
    return (performance.now() - startedAt) / 1000;
  } finally {
    for (const child of children) child.kill();
  }
}
