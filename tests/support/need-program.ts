import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, test } from 'vitest';

/** System programs that only tests use, and the Debian package of each. `scripts/test.mjs` installs the same packages. */
const packages = {
  chromium: 'chromium',
  pdfsig: 'poppler-utils',
  pdftotext: 'poppler-utils',
  pdftoppm: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdfinfo: 'poppler-utils',
  'redis-server': 'redis-server',
  zbarimg: 'zbar-tools',
  openssl: 'openssl',
  tesseract: 'tesseract-ocr',
} as const;

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
 * with HOTICH_ALL_TESTS=1 (set by `.ci/run`) it fails instead.
 */
export function describeWith(programs: Program | readonly Program[], title: string, suite: () => void): void {
  const missing = [programs].flat().filter((name) => findProgram(name) === null);
  if (missing.length === 0) {
    describe(title, suite);
    return;
  }
  const why = missing.map(lacking).join(', ');
  if (process.env.HOTICH_ALL_TESTS === '1') {
    describe(title, () => {
      test('has the programs it needs', () => {
        throw new Error(why);
      });
    });
    return;
  }
  describe.skip(`${title} [not run: ${why}]`, suite);
}

const lacking = (name: Program): string => `needs program ${name} (Debian package ${packages[name]})`;
