import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '#scripts/train/split-text.ts';

describe('a text divided among its lines', () => {
  it.each([
    ['Bệnh viện Phụ sản Hà Nội', ['Bệnh vien Phu', 'sản Hà Nọi'], ['Bệnh viện Phụ', 'sản Hà Nội']],
    ['Nguyễn Văn An', ['Nguyen Van An'], ['Nguyễn Văn An']],
    ['Thôn Đông, xã Phú Cường', ['Thôn Đông,', '', 'xa Phu Cuong'], ['Thôn Đông,', '', 'xã Phú Cường']],
  ])('%s as the readings say', (text, readings, parts) => {
    expect(splitText(text, readings)).toEqual(parts);
  });

  it('loses and moves no word, whatever was read', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 3 }),
        (words, readings) => {
          const parts = splitText(words.join(' '), readings);
          expect(parts).toHaveLength(readings.length);
          expect(parts.filter((part) => part !== '').join(' ')).toBe(words.join(' '));
        },
      ),
    );
  });
});
