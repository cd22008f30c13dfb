import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carry } from '#pipeline/segment/frame.ts';
import sharp from 'sharp';
import { openTesseractJs } from '#pipeline/recognize/engine-tesseract-js.ts';
import type { Engine } from '#pipeline/recognize/engine.ts';
import { RegisterForm } from '#schemas/form.ts';

const modelsDir = resolve('models');

/** A printed label of a form, cut from its blank: real letters without needing a font. */
async function labelOf(text: string): Promise<Uint8Array> {
  const form = RegisterForm.parse(
    JSON.parse(readFileSync('schemas/forms/birth-2015-tt15/form.json', 'utf8')),
  );
  if (form.layout !== 'labels') throw new Error('not labelled');
  const label = form.printed.find((one) => one.text === text);
  if (label === undefined) throw new Error(`no label ${text}`);
  const { data, info } = await sharp('schemas/forms/birth-2015-tt15/blank.svg', { density: 226 })
    .resize(2480)
    .flatten({ background: '#fff' })
    .threshold(140)
    .png()
    .toBuffer({ resolveWithObject: true });
  const box = carry(label.box, [info.width, 0, 0, 0, info.height, 0, 0, 0, 1]);
  const left = Math.round(box.left) - 3;
  const top = Math.round(box.top) - 8;
  return sharp(data)
    .extract({ left, top, width: Math.round(box.right) + 3 - left, height: Math.round(box.bottom) + 8 - top })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

describe('reading with the shipped models', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTesseractJs({ modelsDir });
  });
  afterAll(() => engine.close());

  test.each(['Ngày, tháng, năm đăng ký:', 'Giấy tờ tùy thân:', 'Người được đăng ký khai sinh'])(
    'reads the printed words "%s" alike in two ways',
    async (text) => {
      const readings = await engine.readLine({ png: await labelOf(text) }, { ink: 'print', language: 'vie' });
      expect(readings.map((reading) => reading.text)).toEqual([text, text]);
      expect(new Set(readings.map((reading) => reading.model)).size).toBe(2);
      for (const reading of readings) expect(reading.text).toBe(reading.text.normalize('NFC'));
    },
  );

  test('readings of handwriting come from two models', async () => {
    const readings = await engine.readLine(
      { png: await labelOf('Nơi sinh:') },
      { ink: 'hand', language: 'vie' },
    );
    expect(readings.map((reading) => reading.model)).toEqual(['vie_hotich-psm13', 'vie-psm13']);
  });

  test('an empty picture is an empty reading, not an error', async () => {
    const png = await sharp({ create: { width: 300, height: 60, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const readings = await engine.readLine({ png }, { ink: 'print', language: 'vie' });
    expect(readings.map(({ text, confidence }) => ({ text, confidence }))).toEqual([
      { text: '', confidence: 0 },
      { text: '', confidence: 0 },
    ]);
  });

  test('says where words stand on a page, in its pixels', async () => {
    const label = await labelOf('Giấy tờ tùy thân:');
    const { width = 0, height = 0 } = await sharp(label).metadata();
    const page = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#fff' } })
      .composite([{ input: Buffer.from(label), left: 500, top: 300 }])
      .png()
      .toBuffer();
    const words = await engine.findWords(page, 'vie');
    expect(words.map((word) => word.text).join(' ')).toBe('Giấy tờ tùy thân:');
    for (const word of words) {
      expect(word.left).toBeGreaterThanOrEqual(495);
      expect(word.left + word.width).toBeLessThanOrEqual(505 + width);
      expect(word.top + word.height).toBeLessThanOrEqual(305 + height);
    }
  });
});

describe('when the engine cannot', () => {
  test('a missing model is engine.failed, and does not hang', async () => {
    const engine = await openTesseractJs({ modelsDir: join(tmpdir(), 'no-such-models') });
    await expect(
      engine.readLine({ png: await labelOf('Nơi sinh:') }, { ink: 'print', language: 'vie' }),
    ).rejects.toMatchObject({ code: 'engine.failed', details: { model: 'vie' } });
    await engine.close();
  });

  test('bytes that are no picture are engine.failed, and the next reading works', async () => {
    const engine = await openTesseractJs({ modelsDir });
    const how = { ink: 'print', language: 'vie' } as const;
    await expect(engine.readLine({ png: Buffer.from('no picture') }, how)).rejects.toMatchObject({
      code: 'engine.failed',
    });
    const [reading] = await engine.readLine({ png: await labelOf('Nơi sinh:') }, how);
    expect(reading?.text).toBe('Nơi sinh:');
    await engine.close();
  });

  test('a reading that takes too long is engine.timeout', async () => {
    const engine = await openTesseractJs({ modelsDir, limitsMs: { line: 1 } });
    await expect(
      engine.readLine({ png: await labelOf('Nơi sinh:') }, { ink: 'print', language: 'vie' }),
    ).rejects.toMatchObject({ code: 'engine.timeout' });
    await engine.close();
  });
});

test('reads in a forked process, and leaves no file behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotich-engine-'));
  try {
    writeFileSync(join(folder, 'line.png'), await labelOf('Nơi sinh:'));
    const script = resolve('tests/pipeline/recognize/read-in-child.ts');
    const child = fork(script, [modelsDir, join(folder, 'line.png')], {
      cwd: folder,
      execArgv: ['--import', import.meta.resolve('tsx')],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [texts] = (await once(child, 'message')) as [string[]];
    await once(child, 'exit');
    expect(texts[0]).toBe('Nơi sinh:');
    expect(readdirSync(folder)).toEqual(['line.png']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
