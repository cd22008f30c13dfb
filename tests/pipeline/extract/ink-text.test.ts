import { expect, test } from 'vitest';
import { inkText } from '#pipeline/extract/ink-text.ts';

test.each([
  ['Bệnh viện Việt -Xô', 'Bệnh viện Việt - Xô'],
  ['Nguyễn Minh Thắng- Chủ tịch', 'Nguyễn Minh Thắng - Chủ tịch'],
  ['Bru-Vân Kiều', 'Bru-Vân Kiều'],
  ['Việt - Xô', 'Việt - Xô'],
  ['.... Hà Nội ....', 'Hà Nội'],
  ['Ðặng Văn An', 'Đặng Văn An'],
])('%s says %s', (read, said) => {
  expect(inkText(read)).toBe(said);
});

test.each([
  ['Cải chính năm sinh của mẹ từ 1974 thành 1975.', true, 'Cải chính năm sinh của mẹ từ 1974 thành 1975.'],
  ['Cải chính năm sinh của mẹ từ 1974 thành 1975....', true, 'Cải chính năm sinh của mẹ từ 1974 thành 1975'],
  ['Thợ may.', true, 'Thợ may'],
  ['Số 5 phố Lò Đúc, quận Hai Bà Trưng, Hà Nội.', false, 'Số 5 phố Lò Đúc, quận Hai Bà Trưng, Hà Nội'],
])('%s (free text: %s) says %s', (read, isFree, said) => {
  expect(inkText(read, isFree)).toBe(said);
});
