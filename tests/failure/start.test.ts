import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { postmasterOf, processTree, runProgram, startProgram } from '#tests/support/program.ts';
import { tempFolder } from '#tests/support/temp-folder.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeAll(async () => {
  folder = await tempFolder('start');
  // The fresh machine: Node and nothing else.
  await mkdir(join(folder, 'bin'));
  await symlink(process.execPath, join(folder, 'bin', 'node'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const errorOf = (finished: { out: string }) =>
  JSON.parse(finished.out.trim().split('\n').at(-1) ?? '{}').error;

test('names the port that is in use, before anything is started', async () => {
  const port = await freePort();
  const other: Server = createServer().listen(port, '127.0.0.1');
  const data = join(folder, 'port');
  const finished = await runProgram(['start', '--empty', '--json', '--data', data, '--port', String(port)]);
  other.close();
  expect(finished.code).toBe(3);
  expect(errorOf(finished)).toMatchObject({ code: 'port.in-use', details: { port } });
  expect(errorOf(finished).text).toContain(String(port));
  expect(postmasterOf(data)).toBeNull();
});

test('leaves the data folder of a newer program alone', async () => {
  const data = join(folder, 'newer');
  await mkdir(data);
  await writeFile(join(data, 'hotich.version'), '99\n');
  const finished = await runProgram(['status', '--json', '--data', data]);
  expect(finished.code).toBe(3);
  expect(errorOf(finished)).toMatchObject({ code: 'store.newer-version', details: { has: 99 } });
  expect(await readFile(join(data, 'hotich.version'), 'utf8')).toBe('99\n');
});

test('says which folder it may not write', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o555 });
  const finished = await runProgram(
    ['status', '--json', '--data', join(closed, 'data')],
    isRoot ? { uid: 65534 } : {},
  );
  await chmod(closed, 0o755);
  expect(finished.code, finished.err).toBe(3);
  expect(errorOf(finished)).toMatchObject({ code: 'store.no-write-right' });
});

test.runIf(isRoot)('says that there is no room before it begins', async () => {
  const small = join(folder, 'small');
  await mkdir(small);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', small]);
  try {
    const finished = await runProgram(['status', '--json', '--data', small]);
    expect(finished.code).toBe(3);
    expect(errorOf(finished)).toMatchObject({ code: 'store.disk-full' });
  } finally {
    execFileSync('umount', [small]);
  }
});

test('names the setting that makes no sense', async () => {
  const finished = await runProgram(['status', '--json', '--data', join(folder, 'x')], {
    env: { HOTICH_PORT: 'http' },
  });
  expect(finished.code).toBe(2);
  expect(errorOf(finished)).toMatchObject({ code: 'config.bad', details: { setting: 'port' } });
});

test('says that redis-server is not there when it was asked for', async () => {
  const finished = await runProgram(
    [
      'start',
      '--empty',
      '--redis',
      '--json',
      '--data',
      join(folder, 'redis'),
      '--port',
      String(await freePort()),
    ],
    { env: { PATH: join(folder, 'bin') } },
  );
  expect(errorOf(finished)).toMatchObject({ code: 'queue.redis-not-found' });
  expect(finished.code).toBe(3);
});

test('starts, serves, stops at Ctrl-C and leaves no process behind; the records stay', {
  timeout: 180_000,
}, async () => {
  const data = join(folder, 'whole');
  const port = await freePort();
  const program = startProgram(['start', '--empty', '--lang', 'en', '--data', data, '--port', String(port)], {
    env: { PATH: join(folder, 'bin') },
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/api/session`)).status === 401, 120);
  expect((await fetch(`${url}/quay`)).headers.get('content-type')).toContain('text/html');
  expect((await fetch(`${url}/admin/queues`)).status).toBe(401);
  await until(async () => program.said().includes('Ctrl-C'), 60);
  const added = await runProgram([
    'user',
    'add',
    'bao',
    '--name',
    'Bảo',
    '--roles',
    'verifier',
    '--password',
    'mat-khau-dai',
    '--data',
    data,
  ]);
  expect(added.code, added.err).toBe(0);
  const tree = processTree(program.child.pid ?? 0);
  const postmaster = postmasterOf(data);
  program.child.kill('SIGINT');
  expect((await program.finished).code).toBe(0);
  expect(program.said()).toContain('Stopped.');
  for (const pid of [...tree, postmaster ?? 0].filter((one) => one > 0))
    expect(isAlive(pid), `process ${pid}`).toBe(false);
  const listed = await runProgram(['user', 'list', '--json', '--data', data]);
  expect(listed.out).toContain('"bao"');
});

async function until(condition: () => Promise<boolean>, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += 200) {
    if (await condition().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`did not happen within ${seconds} s`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
