import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#workers/project-root.ts';
import { lettersOf, swapLetters, vietnameseSwaps } from '#scripts/train/tesseract/charset.ts';
import { floatNet } from '#scripts/train/tesseract/float-net.ts';
import { pictureOf } from '#scripts/train/tesseract/line-pictures.ts';
import { lstmfOf } from '#scripts/train/tesseract/lstmf.ts';
import { writable } from '#scripts/train/tesseract/pack-shards.ts';
import { readLinesWith } from '#scripts/train/tesseract/read-lines-with.ts';
import { startParts } from '#scripts/train/tesseract/train-model.ts';
import { packModel, plain, readTraineddata, writeTraineddata } from '#scripts/train/tesseract/traineddata.ts';
import { describeWith, needProgram } from '#tests/support/need-program.ts';

const shipped = readFileSync(join(projectRoot, 'models', 'vie.traineddata.gz'));
const parts = readTraineddata(shipped);
const unicharset = parts.get('unicharset') ?? new Uint8Array();

describe('a traineddata file', () => {
  test('comes back byte by byte when taken apart and put together, packed or not', () => {
    const whole = plain(shipped);
    expect(plain(packModel(whole)).equals(whole)).toBe(true);
    expect(writeTraineddata(readTraineddata(whole)).equals(whole)).toBe(true);
  });

  test('that is none is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(() => readTraineddata(bytes)).toThrow();
      }),
    );
  });
});

describe('the float net', () => {
  const lstm = parts.get('lstm') ?? new Uint8Array();
  const float = floatNet(lstm);

  test('has eight bytes a weight where the integer one has one', () => {
    expect(float.length).toBeGreaterThan(lstm.length * 7.5);
    expect(float.length).toBeLessThan(lstm.length * 8);
  });

  test('stays as it is when made float once more', () => {
    expect(floatNet(float).equals(float)).toBe(true);
  });

  test('is not made of half a net', () => {
    expect(() => floatNet(lstm.subarray(0, 1000))).toThrow(RangeError);
  });
});

describe('the letters', () => {
  test('of the Vietnamese model lack ỵ; the trained one has it where ÿ was, all others where they were', () => {
    const before = lettersOf(unicharset);
    const after = lettersOf(swapLetters(unicharset, vietnameseSwaps));
    expect(before).not.toContain('ỵ');
    expect(after.map((letter) => ({ ỵ: 'ÿ', Ỵ: 'Ÿ' })[letter] ?? letter)).toEqual(before);
    expect(after[before.indexOf('ÿ')]).toBe('ỵ');
  });

  test('change places where the lacking letter had been added, and stay when it is there already', () => {
    const once = lettersOf(startParts(shipped).get('unicharset') ?? new Uint8Array());
    const handwriting = readFileSync(join(projectRoot, 'models', 'vie_hotich.traineddata.gz'));
    const own = lettersOf(startParts(handwriting).get('unicharset') ?? new Uint8Array());
    expect(own[once.indexOf('ỵ')]).toBe('ỵ');
    expect(new Set(own).size).toBe(own.length);
    const swapped = swapLetters(unicharset, vietnameseSwaps);
    expect(swapLetters(swapped, vietnameseSwaps).equals(swapped)).toBe(true);
  });
});

describe('a text for training', () => {
  const known = new Set(lettersOf(swapLetters(unicharset, vietnameseSwaps)));
  test.each([
    ['Nguyễn Thị Tỵ', 'Nguyễn Thị Tỵ'],
    ['François d’Île', "Francois d'Ile"],
    ['  hai   chữ ', 'hai chữ'],
    ['Tu\u0323', 'Tụ'],
    ['中', null],
    ['', null],
  ])('%j is written %j', (text, written) => {
    expect(writable(text, known)).toBe(written);
  });
});

test('a line file says how many lines it has and holds each picture and text', () => {
  const png = Uint8Array.from([1, 2, 3]);
  const file = lstmfOf([
    { png, text: 'Tý' },
    { png, text: 'Tỵ' },
  ]);
  expect(file.readUInt32LE(0)).toBe(2);
  expect(file.includes(Buffer.from('Tý'.normalize('NFC')))).toBe(true);
  expect(file.length).toBe(4 + 2 * (1 + 4 * 7 + 3 + 1) + Buffer.byteLength('TýTỵ'.normalize('NFC')));
});

describeWith(['tesseract'], 'with the programs of tesseract', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'training-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const stroke = {
    text: 'l',
    origin: 'test',
    width: 24,
    ink: Uint8Array.from({ length: 24 * 48 }, (_, i) => (i % 24 > 9 && i % 24 < 14 ? 255 : 0)),
  };

  test('reads every picture once, in order, however many lines there are', { timeout: 120_000 }, async () => {
    const blank = { ...stroke, ink: new Uint8Array(24 * 48) };
    const texts = await readLinesWith(plain(shipped), [stroke, blank, stroke].map(pictureOf));
    expect(texts).toHaveLength(3);
    expect(texts[1]).not.toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
  });

  test('the trainer takes the float net with its new letters and the line file, and makes a model of it', {
    timeout: 240_000,
  }, async () => {
    needProgram('tesseract');
    const start = startParts(shipped);
    const [data, net, lines] = ['start.traineddata', 'start.lstm', 'lines.lstmf'].map((name) =>
      join(folder, name),
    );
    writeFileSync(data ?? '', writeTraineddata(start));
    writeFileSync(net ?? '', floatNet(start.get('lstm') ?? new Uint8Array()));
    writeFileSync(lines ?? '', lstmfOf([{ png: pictureOf(stroke), text: 'ỵ' }]));
    writeFileSync(join(folder, 'list'), `${lines}\n`);
    const run = (...args: string[]) =>
      execFileSync('lstmtraining', ['--traineddata', data ?? '', ...args], { stdio: 'pipe' });
    run(
      '--continue_from',
      net ?? '',
      '--train_listfile',
      join(folder, 'list'),
      '--max_iterations',
      '1',
      '--model_output',
      join(folder, 'run'),
    );
    const made = join(folder, 'made.traineddata');
    run(
      '--stop_training',
      '--convert_to_int',
      '--continue_from',
      join(folder, 'run_checkpoint'),
      '--model_output',
      made,
    );
    expect(lettersOf(readTraineddata(readFileSync(made)).get('unicharset') ?? new Uint8Array())).toContain(
      'ỵ',
    );
  });
});
