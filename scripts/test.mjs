// Plain Node: sets itself up on a fresh clone, runs every check and test, and counts them in one last line.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
/** Set by `.ci/run`: whatever did not run counts as failed. */
const all = process.env.HOTICH_ALL_TESTS === '1';
const only = process.argv.slice(2);

const folders = ['schemas', 'pipeline', 'store', 'workers', 'server', 'web', 'scripts', 'tests'];
/** What each check runs, and what its answer must say beside ending well. */
const checks = [
  { name: 'style (biome)', command: [bin('biome'), 'check', '--error-on-warnings'] },
  { name: 'types (tsc)', command: [bin('tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'imports (dependency-cruiser)',
    command: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.mjs',
      ...folders.filter((name) => existsSync(join(root, name))),
    ],
    // it is green on nothing at all when it cannot read TypeScript
    saying: /\b\d{2,} modules/,
  },
  { name: 'unused code (knip)', command: [bin('knip'), '--no-progress'] },
  { name: 'pages (vite build)', command: [bin('vite'), 'build', '--config', 'web/vite.config.ts'] },
];

/** Runs to the end without input; the answer is kept, or shown as it comes. */
function run(command, { show = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const [program, ...rest] = command;
    const child = spawn(program, rest, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let said = '';
    child.stdout?.on('data', (chunk) => (said += chunk));
    child.stderr?.on('data', (chunk) => (said += chunk));
    child.on('error', (error) => resolve({ code: 1, said: `${said}${error}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** System programs that tests use: installed on Debian by root, else named with the tests' fate. */
async function bringPrograms() {
  const packages = JSON.parse(readFileSync(join(root, 'tests', 'support', 'programs.json'), 'utf8'));
  const debian = existsSync('/etc/debian_version') && onPath('apt-get') && onPath('dpkg-query');
  const isThere = (name) =>
    spawnSync('dpkg-query', ['-s', name], { encoding: 'utf8' }).stdout.includes(
      'Status: install ok installed',
    );
  if (debian && process.getuid?.() === 0) {
    // only for programs that are not there at all: another build of one (say, a browser) serves as well
    const wanted = Object.entries(packages).filter(
      ([program, names]) => !onPath(program) || (program === 'tesseract' && !names.split(' ').every(isThere)),
    );
    const names = [...new Set(wanted.flatMap(([, list]) => list.split(' ')))];
    if (names.length > 0) {
      console.log(`Installing Debian packages that tests need: ${names.join(' ')}`);
      // RUNLEVEL=1 keeps a package from starting its service
      const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
      await run(['apt-get', 'update', '-q'], { env });
      const { code, said } = await run(
        ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...names],
        { env },
      );
      if (code !== 0) console.log(said.slice(-3000));
    }
  }
  for (const [program, names] of Object.entries(packages)) {
    if (!onPath(program))
      console.log(`not run: tests that need ${program} (Debian: apt-get install ${names})`);
  }
}

async function runChecks() {
  let failed = 0;
  for (const { name, command, saying } of checks) {
    const started = Date.now();
    const { code, said } = await run(command);
    const good = code === 0 && (saying === undefined || saying.test(said));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${good ? 'passed' : 'FAILED'}  ${name}  ${seconds} s`);
    if (!good) {
      failed += 1;
      console.log(said.slice(-12_000));
    }
  }
  return { passed: checks.length - failed, failed };
}

/** Vitest's own report: a file that could not be read, or an error outside any test, is a failure too. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-tests-'));
  const report = join(folder, 'report.json');
  const { code } = await run(
    [bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...only],
    { show: true },
  );
  let files = [];
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    // no report: nothing ran, counted below
  }
  rmSync(folder, { recursive: true });
  const count = { passed: 0, failed: 0 };
  const skipped = [];
  for (const file of files) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') count.failed += 1;
      else skipped.push(`${relative(root, file.name)}: ${test.fullName}`);
    }
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
      count.failed += 1;
  }
  if ((code !== 0 || count.passed === 0) && count.failed === 0) count.failed += 1;
  return { ...count, skipped };
}

await ensureInstalled();
await bringPrograms();
const checked = only.length === 0 ? await runChecks() : { passed: 0, failed: 0 };
const tested = await runTests();
for (const name of tested.skipped) console.log(`not run: ${name}`);
const passed = checked.passed + tested.passed;
const failed = checked.failed + tested.failed + (all ? tested.skipped.length : 0);
const skipped = all ? 0 : tested.skipped.length;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;
