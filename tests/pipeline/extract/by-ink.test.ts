import { expect, test } from 'vitest';
import { readCell } from '#pipeline/extract/read-cell.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';

/** Ink as a model saw it: letters it was sure of, and in brackets those it thought of, each with its cost (`inkStep`). */
const stepsOf = (seen: string): string[] =>
  [...seen.matchAll(/\[([^\]]+)\]|(.)/gu)].flatMap(([, thought, letter]) => [thought ?? `${letter}0`, '∅0']);

/** What becomes of a cell that was read by letters alone as `text`. */
function readAs(reader: Reader, key: FieldKey, text: string, seen: string, confidence = 0.6) {
  const reading = { text, confidence, model: 'hand-1', steps: stepsOf(seen) };
  const cell = { key, blank: false, boxes: [], ditto: false, readings: [reading] };
  return readCell(cell, reader, { latestYear: null });
}

test.each<[string, Reader, FieldKey, string, string, string]>([
  ['a usual occupation', 'text', 'fatherOccupation', 'Thợ muy', 'Thợ m[u0a8]y', 'Thợ may'],
  ['a usual order', 'text', 'wifeMarriageOrder', 'Lẩn thú nhất', 'L[ẩ0ầ6]n th[ú0ứ9] nhất', 'Lần thứ nhất'],
  ['a usual cause of death', 'text', 'deathCause', 'Viêm phôi', 'Viêm ph[ô0ổ6]i', 'Viêm phổi'],
  [
    'a syllable of names',
    'name',
    'childName',
    'Nguyẻn Thi Lan',
    'Nguy[ẻ0ễ4]n Th[i0ị6] Lan',
    'Nguyễn Thị Lan',
  ],
  ['a province', 'place', 'childBirthplace', 'tỉnh Thái Bìnn', 'tỉnh Thái Bìn[n0h9]', 'tỉnh Thái Bình'],
  [
    'a comma before a unit above',
    'place',
    'childBirthplace',
    'phố Lò Đúc quận Hai Bà Trưng, thành phố Hà Nội',
    'phố Lò Đúc[∅0,9] quận Hai Bà Trưng, thành phố Hà Nội',
    'phố Lò Đúc, quận Hai Bà Trưng, thành phố Hà Nội',
  ],
  [
    'a comma read as a point before a unit above',
    'place',
    'childOrigin',
    'xã Ia Ko, huyện Chư Sê. tỉnh Gia Lai',
    'xã Ia Ko, huyện Chư Sê[.0,9] tỉnh Gia Lai',
    'xã Ia Ko, huyện Chư Sê, tỉnh Gia Lai',
  ],
])('%s takes the place of letters that the ink leaves open', (_, reader, key, text, seen, value) => {
  const field = readAs(reader, key, text, seen);
  expect(field.value).toBe(value);
  expect(field.written).toBe(text);
});

test.each<[string, Reader, FieldKey, string]>([
  ['an occupation like a usual one', 'text', 'fatherOccupation', 'Thợ mâu'],
  ['a rare given name like a common one', 'name', 'childName', 'Lê Văn Ngoãn'],
  ['an ỵ', 'name', 'deceasedName', 'Vũ Phi Lỵ'],
  ['a commune like another', 'place', 'childBirthplace', 'xã Thái Hoàng, tỉnh Thái Bình'],
  ['no comma', 'place', 'childBirthplace', 'phố Lò Đúc quận Hai Bà Trưng, thành phố Hà Nội'],
])('%s stays as it is where the ink is sure', (_, reader, key, text) => {
  expect(readAs(reader, key, text, text)).toMatchObject({ value: text, written: text });
});

test('of what was thought of beside the first reading, the text that words and ink together speak for is taken', () => {
  const reading = {
    text: 'Buôn hán',
    confidence: 0.5,
    model: 'hand-1',
    steps: stepsOf('Buôn [h0b4]án'),
    alternatives: [{ text: 'Buôn bán', confidence: 0.3 }],
  };
  const cell = { key: 'note' as const, blank: false, boxes: [], ditto: false, readings: [reading] };
  expect(readCell(cell, 'text', { latestYear: null })).toMatchObject({
    written: 'Buôn bán',
    value: 'Buôn bán',
  });
});

test('usual phrases move nothing in a field they are not usual in', () => {
  expect(readAs('text', 'note', 'Thợ muy', 'Thợ m[u0a8]y').value).toBe('Thợ muy');
});

test('of texts that come to one value, the one likeliest written is what is written', () => {
  const reading = {
    text: 'Thợ muy',
    confidence: 0.5,
    model: 'hand-1',
    steps: stepsOf('Th[ợ0ọ9] m[u0a2]y'),
    alternatives: ['Thọ muy', 'Thợ may', 'Thọ may'].map((text) => ({ text, confidence: 0.1 })),
  };
  const cell = {
    key: 'fatherOccupation' as const,
    blank: false,
    boxes: [],
    ditto: false,
    readings: [reading],
  };
  const field = readCell(cell, 'text', { latestYear: null });
  expect(field).toMatchObject({ written: 'Thợ may', value: 'Thợ may' });
  expect(field.doubts).not.toContain('near-lexicon');
});

test('a rare name that was surely read is not made a common one, though the ink leaves a little room', () => {
  const seen = 'Lê Văn Ngo[ã0a6]n';
  expect(readAs('name', 'childName', 'Lê Văn Ngoãn', seen, 0.92).value).toBe('Lê Văn Ngoãn');
  expect(readAs('name', 'childName', 'Lê Văn Ngoãn', 'Lê Văn Ngo[ã0a1]n', 0.5).value).toBe('Lê Văn Ngoan');
});
