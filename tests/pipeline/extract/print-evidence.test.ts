import { describe, expect, test } from 'vitest';
import { isPrinted, printEvidence } from '#pipeline/extract/print-evidence.ts';

const said = (model: string, written: string, confidence = 0.95) => ({
  model,
  written,
  confidence,
  others: [],
});
const likelier = (
  texts: readonly string[],
  readings: Parameters<typeof printEvidence>[1],
): string | undefined =>
  [...texts].sort((a, b) => printEvidence(b, readings, null) - printEvidence(a, readings, null))[0];

describe('what readings of print speak for', () => {
  test('what all read is likelier than what none did, by more than a rare name weighs', () => {
    const readings = [said('vie-psm7', 'Ngô Thị Thu'), said('hand', 'Ngô Thị Thu', 0.9)];
    expect(printEvidence('Ngô Thị Thu', readings, null)).toBe(0);
    expect(printEvidence('Ngô Thị Thư', readings, null)).toBeLessThan(-5);
  });

  test.each([
    ['an ỵ, which tesseract has not', 'Phạm Thị Ty', 'Phạm Thị Tỵ', 'Phạm Thị Tỵ'],
    ['a zero that tesseract read as 9', '19 30', '10 30', '10 30'],
    ['letters, where the line model is unsure', 'Thanh Hà', 'Thành Hà', 'Thanh Hà'],
  ])('%s', (_, tesseract, lineModel, right) => {
    const readings = [said('vie-psm7', tesseract), said('hand', lineModel, right === lineModel ? 0.95 : 0.3)];
    expect(likelier([tesseract, lineModel], readings)).toBe(right);
  });

  test('the second way of tesseract counts less than another machine', () => {
    const readings = [said('vie-psm7', '05/1981'), said('hand', '03/1981'), said('vie-psm13', '03/1981')];
    expect(likelier(['05/1981', '03/1981'], readings)).toBe('03/1981');
    expect(printEvidence('03/1981', readings, null)).toBeLessThan(0);
  });
});

test('print is what tesseract read first as print', () => {
  expect(isPrinted([said('vie-psm7', 'a'), said('hand', 'a')])).toBe(true);
  expect(isPrinted([said('hand', 'a'), said('vie_hotich-psm13', 'a')])).toBe(false);
  expect(isPrinted([])).toBe(false);
});
