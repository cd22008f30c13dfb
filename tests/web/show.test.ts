import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { vi } from '#schemas/wording/vi.ts';
import { tidyCode } from '#web/check/tidy-code.ts';
import { markMatches } from '#web/shared/mark-matches.ts';
import { newKey } from '#web/shared/new-key.ts';
import { showDate, showMoment } from '#web/shared/show-date.ts';
import { showDuration } from '#web/shared/show-duration.ts';

const marked = (text: string, query: string) =>
  markMatches(text, query)
    .map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
    .join('');

describe('markMatches', () => {
  test.each([
    ['Nguyễn Thị Hoà', 'ngu hoa', '[Ngu]yễn Thị [Hoà]'],
    ['Nguyễn Thị Hoà', 'hoa nguyen', '[Nguyễn] Thị [Hoà]'],
    ['Đỗ Văn Đức', 'do duc', '[Đỗ] Văn [Đức]'],
    ['Trần Tuyên', 'uyen', 'Trần Tuyên'],
    ['Nguyen\u0302\u0303 An', 'nguyen', '[Nguyen\u0302\u0303] An'],
    ['Trần Kim Duy', '', 'Trần Kim Duy'],
  ])('marks %s for %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test.each([
    ['Nguyễn Thị Lý', 'nguyen thi li', 'Nguyễn Lý', '[Nguyễn] Thị [Lý]'],
    ['Trần Văn Chiến', 'chiem', 'Chiến', 'Trần Văn [Chiế]n'],
    ['Nguyễn Nguyễn', 'nguyen', 'Nguyễn', '[Nguyễn] Nguyễn'],
    ['Trần Văn Chiến', 'tran van', '', 'Trần Văn Chiến'],
  ])('marks %s for %s only where %s answers', (text, query, answering, expected) => {
    const pieces = markMatches(text, query, answering);
    expect(pieces.map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text)).join('')).toBe(expected);
  });

  test('loses and adds no letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.boolean(), (text, query, isAnswering) => {
        expect(
          markMatches(text, query, isAnswering ? text : null)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('showDate', () => {
  test.each([
    ['2008-10-27', '27/10/2008'],
    ['2008-10', '10/2008'],
    ['1932', '1932'],
    ['không rõ', 'không rõ'],
  ])('shows %s as %s', (value, shown) => {
    expect(showDate(value)).toBe(shown);
  });
});

test('a moment is shown in Việt Nam’s time, wherever the browser is', () => {
  expect(showMoment('2026-11-22T17:05:00.000Z')).toBe('23/11/2026 00:05');
});

test.each([
  [0, '0 giây'],
  [119.4, '119 giây'],
  [121, '2 phút'],
  [7300, '2 giờ 2 phút'],
])('%d seconds are said as %s', (seconds, said) => {
  expect(showDuration(vi, seconds)).toBe(said);
});

test('a key for one request is a UUID, and never the same twice', () => {
  const keys = Array.from({ length: 500 }, newKey);
  expect(keys.every((key) => z.uuid().safeParse(key).success)).toBe(true);
  expect(new Set(keys).size).toBe(500);
});

test.each([
  ['s9tw en6a-e84v k2hz', 'S9TWEN6AE84VK2HZ'],
  ['SOTW ENIA E84V K2HL', 'S0TWEN1AE84VK2H1'],
])('a printed code is understood as people type it: %s', (typed, code) => {
  expect(tidyCode(typed)).toBe(code);
});
