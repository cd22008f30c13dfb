import fc from 'fast-check';
import { expect, test } from 'vitest';
import { name } from '#pipeline/extract/read/name.ts';

const none = { latestYear: null };
const guess = (text: string) => (name.guess ?? name.read)(text, none);

test('keeps a name as it is written, tones, case and tone placement', () => {
  for (const written of ['Nguyễn Thị Hoà', 'NGUYỄN THỊ HÒA', 'H’Hen Niê', 'Y Bhiu', 'Tôn Nữ Thị Lí'])
    expect(name.read(written, none).value).toBe(written.normalize('NFC'));
});

test('gives letters composed, however they came', () => {
  expect(name.read('Nguyễn Thị Huệ'.normalize('NFD'), none).value).toBe('Nguyễn Thị Huệ'.normalize('NFC'));
});

test.each([
  ['Trần Văn Hùng - Phó Chủ tịch', 'Trần Văn Hùng'],
  ['Trần Văn Hùng, Chủ tịch', 'Trần Văn Hùng'],
  ['Trần Văn Hùng Chủ tịch UBND phường', 'Trần Văn Hùng'],
  ['Lê Văn Trưởng', 'Lê Văn Trưởng'],
  ['Lê Thị Thư', 'Lê Thị Thư'],
])('leaves the office out of the value: %s', (written, value) => {
  expect(name.read(written, none).value).toBe(value);
  expect(guess(written).value).toBe(value);
});

test('doubts and repairs a syllable that no name has, where a common one is a letter away', () => {
  expect(guess('Nguyển Văn Nam')).toMatchObject({ value: 'Nguyễn Văn Nam', doubts: ['near-lexicon'] });
  expect(guess('NGUYỂN VĂN NAM')).toMatchObject({ value: 'NGUYỄN VĂN NAM' });
});

test.each([
  ['Trân Văn Nam', 'Trần Văn Nam'],
  ['Lê Trọng hùng', 'Lê Trọng Hùng'],
  ['1ê Văn Khoa', 'Lê Văn Khoa'],
  ['Trần Văn Nam - Chí Lịch', 'Trần Văn Nam'],
])('makes of the machine reading %s the name %s', (text, value) => {
  expect(guess(text).value).toBe(value);
});

test('never repairs the text of a person', () => {
  expect(name.read('Nguyển Văn Nam', none)).toMatchObject({ value: 'Nguyển Văn Nam', doubts: [] });
});

test('keeps and doubts a syllable that is near nothing', () => {
  expect(guess('Nguyễn Văn Xylophong')).toMatchObject({
    value: 'Nguyễn Văn Xylophong',
    doubts: ['not-in-lexicon'],
  });
});

test.each([
  ['Nguyễn Văn Tý', 'Nguyễn Văn Tỵ'],
  ['Nguyễn Văn Tụ', 'Nguyễn Văn Tỵ'],
  ['Nguyễn Thị Mỹ', 'Nguyễn Thị Mỵ'],
  ['Lý Văn Nam', 'Lỵ Văn Nam'],
  ['NGUYỄN VĂN TÝ', 'NGUYỄN VĂN TỴ'],
  ['Phạm Thị Thúy', 'Phạm Thị Thuỵ'],
  ['Phạm Văn Kỳ', 'Phạm Văn Kỵ'],
  ['Phạm Văn Tự', 'Phạm Văn Tỵ'],
  ['Phạm Thị My', 'Phạm Thị Mỵ'],
])('never takes %s as read where an ỵ may hide, and offers it', (written, other) => {
  const read = guess(written);
  expect(read.doubts).toContain('maybe-y-dot');
  expect(read.alternatives).toContain(other);
  expect(read.value).toBe(written);
});

test.each(['Nguyễn Văn Nam', 'Trần Thị Duyên', 'Lê Huy Hoàng', 'Trần Thị Tuyết', 'Lê Tây Hồ'])(
  'does not doubt %s, where no ỵ can be',
  (written) => {
    expect(guess(written).doubts).not.toContain('maybe-y-dot');
  },
);

test('reading a value again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = name.read(text, none).value ?? '';
      expect(name.read(once, none).value).toBe(once);
    }),
  );
});
