import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunningProgram {
  readonly child: ChildProcess;
  readonly finished: Promise<Finished>;
  /** Everything it has said so far. */
  said(): string;
}

/** Starts `hotich` as a person would, in a process of its own. */
export function startProgram(
  args: readonly string[],
  options: { env?: Record<string, string>; uid?: number; cwd?: string } = {},
): RunningProgram {
  const entry =
    args[0] === 'start'
      ? ['scripts/start.mjs', ...args.slice(1)]
      : ['--import', 'tsx', 'scripts/hotich.ts', ...args];
  const child = spawn(process.execPath, entry, {
    cwd: options.cwd ?? projectRoot,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (text) => (out += text));
  child.stderr?.on('data', (text) => (err += text));
  const finished = new Promise<Finished>((done) => child.on('close', (code) => done({ code, out, err })));
  return { child, finished, said: () => out + err };
}

export const runProgram = (
  args: readonly string[],
  options: Parameters<typeof startProgram>[1] = {},
): Promise<Finished> => startProgram(args, options).finished;

/** Every process below one, itself first. Linux. */
export function processTree(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(join('/proc', name, 'stat'), 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // it has just ended
    }
  }
  const tree = [pid];
  for (let at = 0; at < tree.length; at += 1)
    for (const [child, parent] of parents) if (parent === tree[at]) tree.push(child);
  return tree;
}

/** The postmaster of a data folder, or null when none is noted. */
export function postmasterOf(dataDir: string): number | null {
  try {
    const where = readWhere(dataDir);
    return Number(readFileSync(join(where, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]) || null;
  } catch {
    return null;
  }
}

function readWhere(dataDir: string): string {
  try {
    return readFileSync(join(dataDir, 'postgres.where'), 'utf8').trim();
  } catch {
    return join(dataDir, 'postgres');
  }
}
