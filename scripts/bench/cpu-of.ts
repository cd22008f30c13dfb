import { readdirSync, readFileSync } from 'node:fs';

/** A tick of the kernel's clock, as `/proc` counts (`getconf CLK_TCK` is 100 everywhere). */
const tickMs = 10;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly commandLine: string;
  /** Its own, and those of children that have ended. */
  readonly ticks: number;
}

/**
 * Processor milliseconds, user and system, that a process and those it started took until now, also of those that have
 * ended. Linux only; 0 where there is no such process.
 */
export function cpuOf(isIt: (process: Process) => boolean): number {
  const all = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
  const pids = new Set(all.filter(isIt).map(({ pid }) => pid));
  const family = all.filter(({ pid, parent }) => pids.has(pid) || pids.has(parent));
  return family.reduce((sum, { ticks }) => sum + ticks, 0) * tickMs;
}

/** Null when it has just ended. */
function processOf(pid: number): Process | null {
  try {
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // the name in brackets may hold anything
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = rest.slice(9, 13).reduce((sum, text) => sum + Number(text), 0);
    return { pid, parent: Number(parent), commandLine, ticks };
  } catch {
    return null;
  }
}
