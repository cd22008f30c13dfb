import { expect, test } from 'vitest';
import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { openZeros } from '#pipeline/recognize/open-zeros.ts';

/** Rows of `#` and spaces, each sign `scale` pixels wide and high. */
function drawn(rows: readonly string[], scale = 4): Bitmap {
  const ink = emptyBitmap(Math.max(...rows.map((row) => row.length)) * scale, rows.length * scale);
  for (let y = 0; y < ink.height; y += 1)
    for (let x = 0; x < ink.width; x += 1)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] === '#') ink.data[y * ink.width + x] = 1;
  return ink;
}
const asRows = (ink: Bitmap, scale = 4): string[] =>
  Array.from({ length: ink.height / scale }, (_, y) =>
    Array.from({ length: ink.width / scale }, (__, x) =>
      ink.data[(y * scale + 1) * ink.width + x * scale + 1] === 1 ? '#' : ' ',
    ).join(''),
  );

const zero = [
  ' ##### ',
  '##   ##',
  '#    ##',
  '#   # #',
  '#  #  #',
  '# #   #',
  '##    #',
  '##   ##',
  ' ##### ',
];

test('the stroke in a zero is taken out', () => {
  const ink = drawn(zero);
  openZeros(ink);
  const inside = asRows(ink).slice(3, 6);
  expect(inside).toEqual(['#     #', '#     #', '#     #']);
});

test('8, B, a zero without a stroke and n stay as they are', () => {
  for (const rows of [
    [' ##### ', '##   ##', '#     #', '##   ##', ' ##### ', '##   ##', '#     #', '##   ##', ' ##### '],
    ['###### ', '#    ##', '#     #', '#    ##', '###### ', '#    ##', '#     #', '#    ##', '###### '],
    [' ##### ', '##   ##', '#     #', '#     #', '#     #', '#     #', '#     #', '##   ##', ' ##### '],
    ['## ### ', '###  ##', '##    #', '#     #', '#     #', '#     #', '#     #', '#     #', '#     #'],
    // an 8 that leans
    ['   ### ', '  #  ##', ' #   # ', ' ####  ', ' #  #  ', '#   ## ', '#   #  ', '##  #  ', ' ###   '],
  ]) {
    const ink = drawn(rows);
    openZeros(ink);
    expect(asRows(ink)).toEqual(rows);
  }
});
