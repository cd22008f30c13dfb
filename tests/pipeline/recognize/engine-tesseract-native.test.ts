import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { openTesseractNative } from '#pipeline/recognize/engine-tesseract-native.ts';
import { wordsOfTsv } from '#pipeline/recognize/words-of-tsv.ts';
import { projectRoot } from '#workers/project-root.ts';

const modelsDir = join(projectRoot, 'models');
const isInstalled = ((): boolean => {
  try {
    execFileSync('tesseract', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

const line = async (text: string): Promise<{ png: Uint8Array }> => ({
  png: await sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="90"><rect width="900" height="90" fill="#fff"/><text x="20" y="60" font-family="DejaVu Sans" font-size="44">${text}</text></svg>`,
    ),
  )
    .threshold(128)
    .png()
    .toBuffer(),
});

test('a program that is not there is engine.failed, and nothing is left behind', async () => {
  const folders = (): string[] =>
    readdirSync(tmpdir()).filter((name) => name.startsWith('hotich-tesseract-'));
  const before = folders().length;
  const engine = await openTesseractNative({ modelsDir, program: 'no-such-program' });
  await expect(engine.readLine(await line('An'), { ink: 'print', language: 'vie' })).rejects.toMatchObject({
    code: 'engine.failed',
  });
  await engine.close();
  expect(folders().length).toBeLessThanOrEqual(before);
});

test('a program that hangs is engine.timeout', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-test-'));
  const program = join(folder, 'hangs');
  writeFileSync(program, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  const engine = await openTesseractNative({ modelsDir, program, limitMs: 300 });
  await expect(engine.findWords((await line('An')).png, 'vie')).rejects.toMatchObject({
    code: 'engine.timeout',
  });
  await engine.close();
  rmSync(folder, { recursive: true });
});

test('words are told apart by the picture they stand in', () => {
  const row = (page: number, text: string): string => `5\t${page}\t1\t1\t1\t1\t1\t2\t30\t40\t91.5\t${text}`;
  const words = wordsOfTsv(['level\tpage_num', row(1, 'Trần'), row(1, 'An'), row(3, 'Huế')].join('\n'));
  expect(words.get(1)?.map((word) => word.text)).toEqual(['Trần', 'An']);
  expect(words.get(2)).toBeUndefined();
  expect(words.get(3)?.[0]).toMatchObject({ left: 1, confidence: 0.915 });
});

test.runIf(isInstalled)('lines told beforehand are read in one run, each as it stands', async () => {
  const engine = await openTesseractNative({ modelsDir });
  const texts = ['Nguyễn Văn An', 'Ngày 12 tháng 5', 'Thành phố Huế'];
  const lines = await Promise.all(texts.map(line));
  await engine.prepare?.(lines, { ink: 'print', language: 'vie' });
  const first = await Promise.all(
    lines.map(async (one) => (await engine.readLine(one, { ink: 'print', language: 'vie' }))[0]?.text),
  );
  await engine.close();
  expect(first).toEqual(texts);
});
