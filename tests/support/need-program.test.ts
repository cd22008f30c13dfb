import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProgram, needProgram } from './need-program.ts';

let folder: string;
const path = process.env.PATH;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
  process.env.PATH = folder;
});

afterEach(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

test('finds an executable on PATH', () => {
  const program = join(folder, 'zbarimg');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  expect(needProgram('zbarimg')).toBe(program);
});

test('passes by a file that may not be run', () => {
  writeFileSync(join(folder, 'zbarimg'), 'not a program');
  chmodSync(join(folder, 'zbarimg'), 0o644);
  expect(findProgram('zbarimg')).toBeNull();
});

test('names the Debian package of a program that is not there', () => {
  expect(() => needProgram('pdfsig')).toThrow('needs program pdfsig (Debian: poppler-utils)');
});
