// Plain Node and nothing else: this runs before any package is there.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;

/** Ends the process (exit code 3) with a sentence in both languages. */
function stop(vietnamese, english) {
  console.error(`\n${vietnamese}\n${english}`);
  process.exit(3);
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldestNode) return;
  stop(
    `Cần Node.js ${oldestNode} trở lên; máy này đang dùng ${process.versions.node}. Tải tại nodejs.org rồi chạy lại.`,
    `Node.js ${oldestNode} or newer is needed; this is ${process.versions.node}. Get it from nodejs.org and run this again.`,
  );
}

/** Packages of a lock file by folder; null when it is missing or broken. */
function readLock(path) {
  try {
    const { packages } = JSON.parse(readFileSync(path, 'utf8'));
    return packages ?? null;
  } catch {
    return null;
  }
}

/**
 * Folders whose package is missing or another version than package-lock.json says. npm writes its hidden lock file last,
 * so an interrupted installation has none and counts as missing in full. Packages for other systems may be absent.
 */
export function notInstalled(folder = root) {
  const wanted = readLock(join(folder, 'package-lock.json')) ?? {};
  const present = readLock(join(folder, 'node_modules', '.package-lock.json')) ?? {};
  return Object.keys(wanted).filter((path) => {
    if (path === '') return false;
    const found = present[path];
    if (found === undefined) return wanted[path].optional !== true;
    return found.version !== wanted[path].version;
  });
}

/** npm's own program when npm started us, else `npm` on PATH. */
function npmCommand() {
  const own = process.env.npm_execpath;
  if (own && basename(own).startsWith('npm'))
    return { program: process.execPath, first: [own], shell: false };
  return { program: 'npm', first: [], shell: process.platform === 'win32' };
}

/** A line that says how many packages have arrived: rewritten in a terminal, every ten seconds elsewhere. */
function showProgress(folders) {
  const started = Date.now();
  const terminal = process.stdout.isTTY === true;
  const timer = setInterval(
    () => {
      const arrived = folders.filter((folder) => existsSync(join(root, folder, 'package.json'))).length;
      const seconds = Math.round((Date.now() - started) / 1000);
      const line = `  ${arrived}/${folders.length} packages, ${seconds} s`;
      process.stdout.write(terminal ? `\r${line} ` : `${line}\n`);
    },
    terminal ? 500 : 10_000,
  );
  return () => {
    clearInterval(timer);
    if (terminal) process.stdout.write('\r\x1b[K');
  };
}

/**
 * Not `npm ci`: it refuses a lock file without the optional packages of every other system, and some registries do not
 * carry those. `npm install --no-save` takes the same versions, checks the same hashes and leaves the lock alone.
 */
function runNpm() {
  const { program, first, shell } = npmCommand();
  const options = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional'];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...options], {
      cwd: root,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => {
      child.kill();
      process.exit(130);
    };
    process.once('SIGINT', end).once('SIGTERM', end);
    let said = '';
    const keep = (chunk) => {
      said = (said + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, said: String(error) }));
    child.on('close', (code) => {
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve({ code, said });
    });
  });
}

/** Checks Node's version and installs the packages of package-lock.json where they are missing or differ. */
export async function ensureInstalled() {
  checkNode();
  if (notInstalled().length === 0) return;
  const folders = Object.entries(readLock(join(root, 'package-lock.json')) ?? {})
    .filter(([path, entry]) => path !== '' && entry.optional !== true)
    .map(([path]) => path);
  console.log(
    `Đang cài các gói cần thiết (một lần, khoảng nửa phút)… Installing packages (once, about half a minute)…`,
  );
  const started = Date.now();
  const done = showProgress(folders);
  const { code, said } = await runNpm();
  done();
  const missing = notInstalled();
  if (code !== 0 || missing.length > 0) {
    console.error(said);
    stop(
      'Chưa cài được các gói. Kiểm tra kết nối mạng tới kho gói npm, quyền ghi và chỗ trống trên đĩa, rồi chạy lại.',
      `Packages could not be installed (npm ended with ${code}, ${missing.length} missing). Check the network to the npm registry, write rights and disk space, and run this again.`,
    );
  }
  console.log(`  ${folders.length} packages, ${Math.round((Date.now() - started) / 1000)} s`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureInstalled();
