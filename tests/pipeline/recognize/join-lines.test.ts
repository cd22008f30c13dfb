import { expect, test } from 'vitest';
import { joinLines } from '#pipeline/recognize/join-lines.ts';

const reading = (text: string, confidence: number, model = 'a', others: [string, number][] = []) => ({
  text,
  confidence,
  model,
  alternatives: others.map(([other, sure]) => ({ text: other, confidence: sure })),
  characters: [...text].map((char) => ({ char, confidence })),
});

test('a line read in one way only says in the second what it said first', () => {
  const joined = joinLines([[reading('Thôn', 0.99)], [reading('Đông', 0.4), reading('Động', 0.7, 'b')]]);
  expect(joined.map(({ text, confidence, model }) => [text, confidence, model])).toEqual([
    ['Thôn Đông', 0.4, 'a'],
    ['Thôn Động', 0.7, 'b'],
  ]);
});

test('other texts of a cell have one line in another way, no surer than the rest', () => {
  const [joined] = joinLines([
    [reading('Lê', 0.9, 'a', [['Lễ', 0.1]])],
    [reading('Tỵ', 0.6, 'a', [['Tý', 0.3]])],
  ]);
  expect(joined?.alternatives).toEqual([
    { text: 'Lê Tý', confidence: 0.3 },
    { text: 'Lễ Tỵ', confidence: 0.1 },
  ]);
  expect(joined?.characters?.map(({ char }) => char).join('')).toBe('Lê Tỵ');
});

test('of no lines there is no reading', () => {
  expect(joinLines([])).toEqual([]);
});
