import { expect, test } from 'vitest';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { bookIdOf, entryIdOf, pageIdOf } from '#pipeline/ids.ts';
import type { Engine, Ink } from '#pipeline/recognize/engine.ts';
import { recognizeEntry } from '#pipeline/recognize/recognize-entry.ts';
import { memoryBlobs, readingContext } from '#scripts/evaluate/memory-context.ts';
import { type Cell, RecognizedEntry, type SegmentedEntry } from '#schemas/steps.ts';
import { RegisterForm } from '#schemas/form.ts';
import { readFileSync } from 'node:fs';

const form = RegisterForm.parse(JSON.parse(readFileSync('schemas/forms/birth-2015-tt15/form.json', 'utf8')));
const blobs = memoryBlobs();

/** An engine port that answers from a script and notes what it was asked. */
function scripted(
  answer: (ink: Ink, n: number) => [string, number, string, number],
): Engine & { asked: Ink[] } {
  const asked: Ink[] = [];
  return {
    asked,
    readLine: async (_, { ink }) => {
      asked.push(ink);
      const [a, sureA, b, sureB] = answer(ink, asked.length);
      return [
        { text: a, confidence: sureA, model: `${ink}-1` },
        { text: b, confidence: sureB, model: `${ink}-2` },
      ];
    },
    findWords: async () => [],
    close: async () => {},
  };
}

function writing(): Bitmap {
  const ink = emptyBitmap(400, 400);
  for (let y = 0; y < 400; y += 1)
    if (y % 40 > 10 && y % 40 < 30)
      // not a fixed step apart, as a typewriter sets letters
      for (let x = 20, i = 0; x < 380; x += [7, 13, 9, 17, 8, 11, 15][i % 7] ?? 9, i += 1)
        ink.data.fill(1, y * 400 + x, y * 400 + x + 5);
  return ink;
}

async function entryWith(cells: Cell[], ink: Bitmap): Promise<SegmentedEntry> {
  const sha256 = await blobs.put(encodeBilevel(ink, 300));
  const picture = { sha256, mediaType: 'image/png' as const, widthPx: 400, heightPx: 400, dpi: 300 };
  const bookId = bookIdOf('test');
  const pageId = pageIdOf(bookId, sha256);
  return {
    entryId: entryIdOf(pageId, 0),
    pageId,
    bookId,
    kind: 'birth',
    formId: form.id,
    ordinal: 0,
    box: { left: 0, top: 0, width: 1, height: 1 },
    scan: picture,
    gray: picture,
    binary: picture,
    toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    cells,
  };
}

const run = async (engine: Engine, cells: Cell[], ink = writing()): Promise<RecognizedEntry> =>
  RecognizedEntry.parse(
    await recognizeEntry.run(
      await entryWith(cells, ink),
      readingContext({ blobs, engine, forms: { all: () => [form], byId: () => form } }),
    ),
  );

const line = (n: number): Cell['boxes'][number] => ({ left: 0, top: n * 0.1, width: 1, height: 0.1 });

test('a blank cell is not read', async () => {
  const engine = scripted(() => ['x', 1, 'x', 1]);
  const read = await run(engine, [{ key: 'note', boxes: [line(0)], blank: true }]);
  expect(read.cells[0]?.readings).toEqual([]);
  expect(engine.asked).toEqual([]);
});

test('lines of a cell are joined by one space, as sure as the least sure', async () => {
  // Both are asked once more before, to tell print from hand.
  const engine = scripted((_, n) =>
    n % 2 === 1 ? ['thành  phố', 0.9, 'thành phố', 0.8] : ['Hà Nội ', 0.6, 'Hà Nội', 0.7],
  );
  const read = await run(engine, [{ key: 'childBirthplace', boxes: [line(0), line(1)], blank: false }]);
  expect(read.cells[0]?.readings.map(({ text, confidence }) => [text, confidence])).toEqual([
    ['thành phố Hà Nội', 0.6],
    ['thành phố Hà Nội', 0.7],
  ]);
});

test('no more lines are read to tell print from hand than decide it', async () => {
  const cells: Cell[] = [{ key: 'childBirthplace', boxes: [0, 1, 2, 3].map(line), blank: false }];
  const agreeing = scripted(() => ['An', 0.9, 'An', 0.9]);
  await run(agreeing, cells);
  expect(agreeing.asked).toHaveLength(3 + 4);
  const apart = scripted((ink) => (ink === 'print' ? ['abc', 0.4, 'dbe', 0.3] : ['An', 0.7, 'Am', 0.4]));
  await run(apart, cells);
  // The two not looked at yet are in doubt, and tried as print as well.
  expect(apart.asked.filter((ink) => ink === 'print')).toHaveLength(2 + 2);
  expect(apart.asked).toHaveLength(2 + 4 + 2);
});

test('ink that two ways of reading print disagree about is read as handwriting', async () => {
  const engine = scripted((ink) => (ink === 'print' ? ['abc', 0.4, 'dbe', 0.3] : ['An', 0.7, 'Am', 0.4]));
  const read = await run(engine, [{ key: 'childName', boxes: [line(0)], blank: false }]);
  expect(read.cells[0]?.readings.map((reading) => reading.model)).toEqual(['hand-1', 'hand-2']);
});

test('ink that they agree about is read as print', async () => {
  const engine = scripted(() => ['Nguyễn Văn An', 0.9, 'Nguyễn Văn An', 0.8]);
  const read = await run(engine, [{ key: 'childName', boxes: [line(0)], blank: false }]);
  expect(read.cells[0]?.readings.map((reading) => reading.model)).toEqual(['print-1', 'print-2']);
});

test('of many lines in doubt only a few are tried as the other ink', async () => {
  const cells: Cell[] = [
    { key: 'childBirthplace', boxes: Array.from({ length: 9 }, (_, i) => line(i)), blank: false },
  ];
  const engine = scripted((ink) => (ink === 'print' ? ['abc', 0.4, 'dbe', 0.3] : ['An', 0.7, 'Am', 0.4]));
  await run(engine, cells);
  expect(engine.asked.filter((ink) => ink === 'print')).toHaveLength(2 + 4);
});

test('an entry whose letters stand a fixed step apart is print, whatever two ways of reading it say', async () => {
  const ink = emptyBitmap(400, 400);
  for (let y = 0; y < 400; y += 1)
    if (y % 40 > 10 && y % 40 < 30)
      for (let i = 0; i < 25; i += 1)
        ink.data.fill(1, y * 400 + 20 + i * 14, y * 400 + 27 + i * 14 + (i % 3));
  const engine = scripted((ink) => (ink === 'print' ? ['abc', 0.4, 'dbe', 0.3] : ['An', 0.7, 'Am', 0.4]));
  const cells: Cell[] = [{ key: 'childBirthplace', boxes: [0, 1, 2].map(line), blank: false }];
  const read = await run(engine, cells, ink);
  expect(read.cells[0]?.readings.map((reading) => reading.model)).toEqual(['print-1', 'print-2']);
});

test('what is crossed out of a printed line is not read', async () => {
  const widths: number[] = [];
  const engine = scripted(() => ['An', 0.9, 'An', 0.9]);
  const { readLine } = engine;
  engine.readLine = async (image, how) => {
    widths.push(image.ink?.width ?? 0);
    return readLine(image, how);
  };
  const struck = [{ left: 0, top: 0, width: 0.4, height: 0.1 }];
  await run(engine, [{ key: 'childName', boxes: [line(0)], blank: false, struck }]);
  expect(widths.every((width) => width < 250)).toBe(true);
});

test('a typed line in a written entry is read as print', async () => {
  const narrow = { left: 0, top: 0.5, width: 0.3, height: 0.1 };
  const cells: Cell[] = [
    { key: 'childBirthplace', boxes: [0, 1, 2, 3].map(line), blank: false },
    { key: 'childName', boxes: [narrow], blank: false },
  ];
  const engine = scripted(() => ['', 0, '', 0]);
  engine.readLine = async (image, { ink }) => {
    const isTyped = (image.ink?.width ?? 0) < 200;
    const sure = ink === 'print' && isTyped;
    return [
      { text: 'Trần An', confidence: sure ? 0.95 : 0.3, model: `${ink}-1` },
      { text: sure ? 'Trần An' : 'Trân Am', confidence: sure ? 0.9 : 0.2, model: `${ink}-2` },
    ];
  };
  const read = await run(engine, cells);
  expect(read.cells.map((cell) => cell.readings[0]?.model)).toEqual(['hand-1', 'print-1']);
});
