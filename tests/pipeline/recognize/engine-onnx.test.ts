import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOnnx } from '#pipeline/recognize/engine-onnx.ts';
import type { LineReader } from '#pipeline/recognize/line-reader.ts';
import { searchTexts } from '#pipeline/recognize/search-texts.ts';
import { drawStrokes } from './draw-strokes.ts';

const tiny = fileURLToPath(new URL('./models/tiny.onnx', import.meta.url));

describe('a line model', () => {
  let reader: LineReader;
  beforeAll(async () => {
    reader = await openOnnx(tiny);
  });
  afterAll(() => reader.close());
  const read = async (...line: Parameters<typeof drawStrokes>) =>
    searchTexts(await reader.read(drawStrokes(...line)), reader.charset)[0]?.text;

  test('is named by its description', () => {
    expect(reader.model).toBe('tiny-1');
  });

  test('reads letters left to right, a repeated one after a gap twice', async () => {
    expect(
      await read(64, [
        [2, 'á'],
        [4, 'b'],
        [8, 'ỵ'],
        [10, 'ỵ'],
      ]),
    ).toBe('ábỵỵ');
  });

  test('reads nothing where nothing is written', async () => {
    expect(await read(32, [])).toBe('');
  });

  test('reads a line wider than it may in pieces, cut where no ink is', async () => {
    const steps = Array.from({ length: 90 }, (_, i) => 2 + i * 4);
    const letters = steps.map((_, i) => (['á', 'b', 'ỵ'] as const)[i % 3] ?? 'á');
    const text = await read(
      1480,
      steps.map((step, i) => [step, letters[i] ?? 'á'] as const),
    );
    expect(text).toBe(letters.join(''));
  });

  test('gives as many steps as a quarter of the columns, whatever the last piece', async () => {
    for (const width of [32, 512, 516, 1024, 1028]) {
      const { steps, classes, logs } = await reader.read(drawStrokes(width, []));
      expect(logs.length).toBe(steps * classes);
      expect(steps).toBeGreaterThanOrEqual(width / 4);
    }
  });
});

describe('a model file that is no good is refused by name', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hotich-onnx-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const description = async (change: Record<string, unknown>): Promise<string> =>
    JSON.stringify({
      ...JSON.parse(await readFile(tiny.replace('.onnx', '.json'), 'utf8')),
      ...change,
    });

  test('missing', async () => {
    await expect(openOnnx(join(folder, 'none.onnx'))).rejects.toMatchObject({ code: 'model.not-found' });
  });

  test('without its description', async () => {
    await copyFile(tiny, join(folder, 'alone.onnx'));
    await expect(openOnnx(join(folder, 'alone.onnx'))).rejects.toMatchObject({
      code: 'model.not-found',
      details: { file: 'alone.json' },
    });
  });

  test.each([
    ['cut off', async () => (await readFile(tiny)).subarray(0, 900)],
    ['empty', async () => Buffer.alloc(0)],
    ['something else', async () => Buffer.from('<!doctype html><title>404</title>'.repeat(50))],
  ])('%s', async (_, bytes) => {
    await writeFile(join(folder, 'bad.onnx'), await bytes());
    await writeFile(join(folder, 'bad.json'), await description({}));
    await expect(openOnnx(join(folder, 'bad.onnx'))).rejects.toMatchObject({
      code: 'model.bad',
      details: { file: 'bad.onnx' },
    });
  });

  test.each([
    ['of another number of letters', { charset: ['á'] }],
    ['of another height', { height: 32 }],
    ['with a setting nobody knows', { heigth: 48 }],
  ])('with a description %s', async (_, change) => {
    await copyFile(tiny, join(folder, 'odd.onnx'));
    await writeFile(join(folder, 'odd.json'), await description(change));
    await expect(openOnnx(join(folder, 'odd.onnx'))).rejects.toMatchObject({ code: 'model.bad' });
  });
});
