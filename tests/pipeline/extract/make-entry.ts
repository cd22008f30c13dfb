import type { ReadField } from '#schemas/field.ts';
import { BookId, EntryId, OfficerId, PageId, Sha256 } from '#schemas/ids.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';
import type { MatchedEntry, RecognizedCell, RecognizedEntry } from '#schemas/steps.ts';

/** `a…aab` and so on: a valid id that says which one it is. */
const letters = (n: number): string =>
  [...n.toString().padStart(26, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('');
export const entryId = (n: number): EntryId => EntryId.parse(`entry_${letters(n)}`);
export const officerId = (n: number): OfficerId => OfficerId.parse(`officer_${letters(n)}`);
export const pageId = (n: number): PageId => PageId.parse(`page_${letters(n)}`);
export const bookId = (n: number): BookId => BookId.parse(`book_${letters(n)}`);

const picture = {
  sha256: Sha256.parse('0'.repeat(64)),
  mediaType: 'image/png' as const,
  widthPx: 100,
  heightPx: 100,
  dpi: 300,
};
export const box = { left: 0.1, top: 0.1, width: 0.5, height: 0.02 };

const where = (n: number, kind: RecordKind) => ({
  entryId: entryId(n),
  pageId: pageId(n),
  bookId: bookId(1),
  kind,
  formId: `${kind}-2015-tt15`,
  ordinal: 0,
  box: { left: 0, top: 0, width: 1, height: 1 },
  scan: picture,
  gray: picture,
  binary: picture,
  toScan: [1, 0, 0, 0, 1, 0, 0, 0, 1],
});

/** A cell read alike by each model; null is a blank one, an array holds differing readings. */
export function cell(
  key: FieldKey,
  text: string | readonly string[] | null,
  confidence = 0.95,
): RecognizedCell {
  const texts = text === null ? [] : typeof text === 'string' ? [text] : text;
  return {
    key,
    boxes: [box],
    blank: text === null,
    readings: texts.map((one, i) => ({ text: one, confidence, model: `model-${i}` })),
  };
}

export const recognized = (kind: RecordKind, cells: RecognizedCell[], n = 1): RecognizedEntry => ({
  ...where(n, kind),
  cells,
});

/** A field as read without doubt; null is a blank one. */
export const readField = (value: string | null, written = value): ReadField => ({
  written,
  value,
  blank: value === null,
  confidence: 1,
  doubts: [],
  box,
  alternatives: [],
});

export const matched = (
  kind: RecordKind,
  values: Partial<Record<FieldKey, string | null>>,
  n = 1,
): MatchedEntry => ({
  ...where(n, kind),
  fields: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, readField(value)])),
  candidates: [],
  comparedWith: 0,
});
