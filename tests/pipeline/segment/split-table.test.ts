import { expect, test } from 'vitest';
import { project } from '#pipeline/clean/homography.ts';
import { bookIdOf, pageIdOf } from '#pipeline/ids.ts';
import { findTable } from '#pipeline/segment/find-table.ts';
import { fitTable } from '#pipeline/segment/fit-table.ts';
import { splitTable } from '#pipeline/segment/split-table.ts';
import { memoryBlobs } from '#scripts/evaluate/memory-context.ts';
import { Sha256 } from '#schemas/ids.ts';
import { CleanedPage, SegmentedPage } from '#schemas/steps.ts';
import { drawOpening, type Opening, openingForm, write, writeDitto } from './ruled-table.ts';

const size = { width: 1654, height: 1169 };
const straight: Opening = {
  ...size,
  leaves: [
    { x: 0, y: 0, turn: 0 },
    { x: 0, y: 0, turn: 0 },
  ],
};
const crooked: Opening = {
  ...size,
  leaves: [
    { x: 14, y: -12, turn: 0.006 },
    { x: -9, y: 10, turn: -0.005 },
  ],
};

const blobs = memoryBlobs();
const bookId = bookIdOf('test');
const picture = {
  sha256: Sha256.parse('0'.repeat(64)),
  mediaType: 'image/png' as const,
  widthPx: size.width,
  heightPx: size.height,
  dpi: 100,
};
const page = CleanedPage.parse({
  pageId: pageIdOf(bookId, picture.sha256),
  bookId,
  kind: 'birth',
  formId: openingForm.id,
  scan: picture,
  gray: picture,
  binary: picture,
  skewDegrees: 0,
  toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1],
});

async function split(
  opening: Opening,
  put: (drawn: ReturnType<typeof drawOpening>) => void,
): Promise<SegmentedPage> {
  const drawn = drawOpening(opening);
  put(drawn);
  const fit = fitTable(openingForm, drawn.ink);
  if (fit === null) throw new Error('the form was not found');
  return SegmentedPage.parse(await splitTable(page, openingForm, fit, drawn.ink, blobs));
}

/** The foot of a line in a column of a row, a little off its left edge. */
const lineOf = (left: number, row: number): [number, number] => [
  left + 0.008,
  0.18 + (0.72 * (row + 0.72)) / 12,
];

test.each([
  ['straight', straight],
  ['crooked', crooked],
])('lays each page of an opening by its own rules, lying %s', (_how, opening) => {
  const { ink, at } = drawOpening(opening);
  const fit = fitTable(openingForm, ink);
  expect(fit?.leaves).toHaveLength(2);
  for (const leaf of fit?.leaves ?? []) {
    for (const x of [leaf.from + 0.06, leaf.to - 0.06]) {
      for (const y of [0.2, 0.85]) {
        const [found, drawn] = [project(leaf.toPage, [x, y]), at(x, y)];
        expect(Math.hypot(found[0] - drawn[0], found[1] - drawn[1])).toBeLessThan(3);
      }
    }
  }
});

test.each([
  ['straight', straight],
  ['crooked', crooked],
])('makes an entry of each row with ink and a cell of each column, lying %s', async (_how, opening) => {
  const found = await split(opening, ({ ink, at }) => {
    for (const row of [0, 1, 2, 6]) {
      write(ink, at(...lineOf(0.05, row)), 2);
      write(ink, at(...lineOf(0.1, row)), 10);
      if (row !== 2) write(ink, at(...lineOf(0.52, row)), 9);
    }
    write(ink, at(...lineOf(0.85, 9)), 5);
  });
  expect(found.entries).toHaveLength(4);
  const written = found.entries.map((entry) =>
    entry.cells.filter((cell) => !cell.blank).map((cell) => cell.key),
  );
  const all = ['entryNo', 'childName', 'motherName'];
  expect(written).toEqual([all, all, ['entryNo', 'childName'], all]);
  const { at } = drawOpening(opening);
  for (const [i, row] of [0, 1, 2, 6].entries()) {
    const box = found.entries[i]?.cells.find((cell) => cell.key === 'childName')?.boxes[0];
    const [x, y] = at(...lineOf(0.1, row));
    expect(Math.abs((box?.left ?? 0) * size.width - x)).toBeLessThan(6);
    expect(Math.abs(((box?.top ?? 0) + (box?.height ?? 0)) * size.height - y)).toBeLessThan(8);
  }
});

test('finds a table whose pages lean as photographed from the side', () => {
  const leaning: Opening = {
    ...size,
    leaves: [
      { x: 0, y: 0, turn: 0, lean: 0.05 },
      { x: 0, y: 0, turn: 0, lean: -0.03 },
    ],
  };
  const { ink, at } = drawOpening(leaning);
  const found = findTable(ink, [openingForm]);
  expect(found?.fit.leaves).toHaveLength(2);
  for (const leaf of found?.fit.leaves ?? []) {
    const [x, y] = [leaf.from + 0.06, 0.85];
    const [seen, drawn] = [project(leaf.toPage, [x, y]), at(x, y)];
    expect(Math.hypot(seen[0] - drawn[0], seen[1] - drawn[1])).toBeLessThan(3);
  }
});

test('tells signs for "as above" from writing', async () => {
  const found = await split(straight, ({ ink, at }) => {
    for (const row of [3, 4]) write(ink, at(...lineOf(0.1, row)), 8);
    write(ink, at(...lineOf(0.52, 3)), 8);
    writeDitto(ink, at(0.6, lineOf(0.52, 4)[1]));
  });
  const cells = found.entries.map((entry) => entry.cells.find((cell) => cell.key === 'motherName'));
  expect(cells.map((cell) => [cell?.blank, cell?.ditto ?? false])).toEqual([
    [false, false],
    [false, true],
  ]);
});

test('two lines in one row are two boxes of one cell, top first', async () => {
  const found = await split(straight, ({ ink, at }) => {
    for (const row of [0, 1, 2, 3, 4]) {
      const [x, y] = lineOf(0.1, row);
      write(ink, at(x, y - 0.028), 8);
      write(ink, at(x, y), 6);
    }
  });
  const boxes = found.entries.map(
    (entry) => entry.cells.find((cell) => cell.key === 'childName')?.boxes ?? [],
  );
  for (const [upper, lower] of boxes) expect(upper?.top ?? 1).toBeLessThan(lower?.top ?? 0);
  expect(boxes.map((list) => list.length)).toEqual([2, 2, 2, 2, 2]);
});

test('an opening without ink is page.no-entries, and a page without its rules is another form', async () => {
  await expect(split(straight, () => {})).rejects.toMatchObject({ code: 'page.no-entries' });
  const { ink } = drawOpening(straight);
  expect(
    fitTable(
      { ...openingForm, rules: openingForm.rules.map((rule) => ({ ...rule, left: rule.left ** 2 })) },
      ink,
    ),
  ).toBeNull();
});
