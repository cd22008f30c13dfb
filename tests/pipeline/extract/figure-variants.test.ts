import { expect, test } from 'vitest';
import { figureVariants } from '#pipeline/extract/figure-variants.ts';

test('a zero may be what was read as 6, 8 or 9', () => {
  expect(figureVariants(['5/1/2923'])).toEqual(['5/1/2023']);
  expect(figureVariants(['19 39'])).toEqual(['10 39', '19 30', '10 30']);
});

test('figures of two readings of one length are put together in every way', () => {
  const found = figureVariants(['CMND 011610i59', 'CMND 017612159']);
  expect(found).toContain('CMND 017610159');
  expect(found).toContain('CMND 011610159');
});

test('words are left alone, and so are groups of other lengths', () => {
  expect(figureVariants(['Thị Hoa', 'Thì Hoà'])).toEqual([]);
  expect(figureVariants(['2017 B9', '217 B9'])).toEqual([]);
});

test('of many places one is changed at a time', () => {
  expect(figureVariants(['986986986'])).toHaveLength(9);
});
