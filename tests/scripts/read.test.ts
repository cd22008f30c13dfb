import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '#workers/project-root.ts';

/** Two written lines of a sample page, cut out as they were scanned, and a file that is no picture. */
let folder: string;
const name = () => join(folder, 'name.png');
const date = () => join(folder, 'date.png');
const none = () => join(folder, 'none.png');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hotich-read-'));
  const page = join(projectRoot, 'samples', 'KS.2016.01', '001.jpg');
  const { width, height } = await sharp(page).metadata();
  const cut = (left: number, top: number, wide: number, high: number) => ({
    left: Math.round(left * width),
    top: Math.round(top * height),
    width: Math.round(wide * width),
    height: Math.round(high * height),
  });
  await sharp(page)
    .extract(cut(0.22999, 0.20046, 0.2, 0.0315))
    .toFile(name());
  await sharp(page)
    .extract(cut(0.28923, 0.14663, 0.2, 0.03084))
    .toFile(date());
  await writeFile(none(), 'no picture');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const Reading = z.strictObject({
  file: z.string(),
  text: z.string(),
  confidence: z.number().min(0).max(1),
  alternatives: z.array(z.strictObject({ text: z.string(), confidence: z.number().min(0).max(1) })),
  model: z.string().regex(/^hand-/),
  ms: z.int().min(0),
});

/** The command as it is run; with `lines`, its output is closed after so many of them. */
function hotich(args: readonly string[], lines = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/hotich.ts', 'read', ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
    if (out.split('\n').length > lines) child.stdout.destroy();
  });
  child.stderr.on('data', (data: Buffer) => {
    err += data.toString();
  });
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('reads lines in the order given, one JSON line each, and says which file is no picture', async () => {
  const { code, out } = await hotich([name(), none(), date(), '--json']);
  const [first, second, third, ...rest] = out.trim().split('\n');
  expect(Reading.parse(JSON.parse(first ?? ''))).toMatchObject({ file: name(), text: 'Trần Kim Duy' });
  expect(JSON.parse(second ?? '')).toMatchObject({ file: none(), error: { code: 'image.not-an-image' } });
  expect(Reading.parse(JSON.parse(third ?? ''))).toMatchObject({ file: date(), text: '13/01/2016' });
  expect(rest).toEqual([]);
  expect(code).toBe(2);
}, 60_000);

test('ends quietly when nobody reads on', async () => {
  const many = Array.from({ length: 40 }, () => date());
  const { code, out, err } = await hotich([...many, '--kind', 'date', '--json'], 1);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.trim().split('\n').length).toBeLessThan(40);
}, 60_000);
