import { expect, test } from 'vitest';
import { tightFigures } from '#pipeline/recognize/tight-figures.ts';

test.each([
  ['09 / 04 / 1981', '09/04/1981'],
  ['25 -01-1958', '25-01-1958'],
  ['2. 3. 73', '2.3.73'],
  ['9/1/2017', '9/1/2017'],
  ['Số 45 - quyển 01/1987', 'Số 45 - quyển 01/1987'],
  ['23 01 2012', '23 01 2012'],
  ['tổ 5 . Hà Nội', 'tổ 5 . Hà Nội'],
])('%s is %s', (read, tight) => {
  expect(tightFigures(read)).toBe(tight);
});
