import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';
import packages from './programs.json' with { type: 'json' };

/** A system program that only tests use; the table has the Debian packages that `scripts/test.mjs` installs. */
export type Program = keyof typeof packages;

/** Where the program lies on PATH, or null. */
export function findProgram(name: Program): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** Where the program lies; throws a sentence naming the Debian package when it is not there. */
export function needProgram(name: Program): string {
  const path = findProgram(name);
  if (path === null) throw new Error(lacking(name));
  return path;
}

/**
 * `describe` for tests that need system programs. Without them the suite counts as skipped and its name says why;
 * with HOTICH_ALL_TESTS=1 (set by `.ci/run`) it fails instead. The suite's body is not run then, so it may call
 * `needProgram` at once.
 */
export function describeWith(programs: Program | readonly Program[], title: string, suite: () => void): void {
  const missing = [programs].flat().filter((name) => findProgram(name) === null);
  if (missing.length === 0) {
    describe(title, suite);
    return;
  }
  const why = missing.map(lacking).join(', ');
  const unmet = process.env.HOTICH_ALL_TESTS === '1' ? describe : describe.skip;
  unmet(title, () => {
    test(`not run: ${why}`, () => {
      throw new Error(why);
    });
  });
}

const lacking = (name: Program): string => `needs program ${name} (Debian: ${packages[name]})`;
