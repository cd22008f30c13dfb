import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const prefix = 'hotich-test-';

/** One folder for the run's Postgres; the first test that needs a database starts it (`database.ts`). */
export async function setup(): Promise<() => Promise<void>> {
  for (const left of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    // Left by a run that was killed: the folder's name says which process made it.
    const maker = Number(left.slice(prefix.length).split('-')[0]);
    if (maker && !isAlive(maker)) await throwAway(join(tmpdir(), left));
  }
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // Postgres runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  process.env.HOTICH_TEST_FOLDER = folder;
  return () => throwAway(folder);
}

/** Nobody needs these records again: the server is not asked to finish, and open connections do not matter. */
async function throwAway(folder: string): Promise<void> {
  const note = join(folder, 'postgres.where');
  const records = existsSync(note) ? readFileSync(note, 'utf8').trim() : join(folder, 'postgres');
  const pidFile = join(records, 'data', 'postmaster.pid');
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
  if (pid) signal(pid, 'SIGQUIT');
  for (let waited = 0; pid && waited < 5000 && isAlive(pid); waited += 20) await sleep(20);
  for (const place of [records, folder]) rmSync(place, { recursive: true, force: true });
}

const isAlive = (pid: number): boolean => signal(pid, 0);

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
