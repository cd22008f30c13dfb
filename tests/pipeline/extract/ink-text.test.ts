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
