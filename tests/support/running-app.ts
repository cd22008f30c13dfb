import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { type Finished, postmasterOf, processTree, runProgram, startProgram } from './program.ts';
import { tempFolder } from './temp-folder.ts';

/** The whole program as `npm start` runs it, on a data folder of its own. */
export interface RunningApp {
  /** With a slash at its end. */
  readonly url: string;
  /** The root of its test certificates. */
  readonly rootPem: string;
  /** Runs another command on the same data folder while the program is running. */
  hotich(...args: string[]): Promise<Finished>;
  /** Ctrl-C, waits until every process is gone, and removes the folder. Throws when something had to be killed. */
  stop(): Promise<void>;
}

/** A cold start makes a database, certificates and the workplaces. */
const startMs = 90_000;
const stopMs = 45_000;
/** How long a child may take to notice that its parent is gone. */
const lingerMs = 10_000;

/** Starts the program with the books of one folder for samples, and waits until it answers. */
export async function startApp(samples: string): Promise<RunningApp> {
  const folder = await tempFolder('e2e');
  const data = join(folder, 'data');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = { DATABASE_URL: '', REDIS_URL: '', REDIS_CLUSTER: '', BLOB_URL: '', HOTICH_SAMPLES: samples };
  const program = startProgram(['start', '--data', data, '--port', String(port)], { env });
  const stop = async () => {
    const pid = program.child.pid ?? 0;
    const tree = program.child.exitCode === null ? processTree(pid) : [];
    const postmaster = postmasterOf(data);
    program.child.kill('SIGTERM');
    await Promise.race([program.finished, sleep(stopMs, undefined, { ref: false })]);
    const all = [...new Set([...tree, ...(postmaster ? [postmaster] : [])])];
    for (let waited = 0; waited < lingerMs && all.some(isAlive); waited += 100) await sleep(100);
    const left = all.filter(isAlive);
    const names = left.map(commandOf);
    for (const one of left) process.kill(one, one === postmaster ? 'SIGQUIT' : 'SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    if (left.length > 0) throw new Error(`left behind: ${names.join('; ')}\n${program.said()}`);
  };
  try {
    for (const until = Date.now() + startMs; !(await answers(url)); ) {
      if (program.child.exitCode !== null || Date.now() > until)
        throw new Error(`the program did not start: ${program.said()}`);
      await sleep(200);
    }
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  const rootPem = join(data, 'keys', 'root.crt.pem');
  return { url, rootPem, hotich: (...args) => runProgram([...args, '--data', data], { env }), stop };
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (reply) => reply.ok,
    () => false,
  );

const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return String(pid);
  }
};

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
