import { spawn } from 'node:child_process';

/**
 * Runs a program on one core, at the priority of this process, handing each line it says to `hear`; its standard output comes back.
 * Aborting ends it. Throws when it ends with another code than 0, with its last words.
 */
export function runProgram(
  path: string,
  args: readonly string[],
  { hear = () => {}, signal }: { hear?: (line: string) => void; signal?: AbortSignal } = {},
): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(path, args, {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(signal && { signal }),
    });
    const out: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const lines = (said + text).split('\n');
      said = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') hear(line);
      said = said.slice(-2000);
    });
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done(Buffer.concat(out).toString('utf8'));
      else failed(new Error(`${path} ended with ${code}: ${said}`));
    });
  });
}
