import type { PrintedWord } from './engine.ts';

/**
 * Words of tesseract's TSV, picture by picture. Rows of level 5 are words: level page block par line word left top width
 * height conf text; `page` counts the pictures of a list from 1.
 */
export function wordsOfTsv(tsv: string): Map<number, PrintedWord[]> {
  const pages = new Map<number, PrintedWord[]>();
  for (const row of tsv.split('\n')) {
    const cells = row.split('\t');
    const text = (cells[11] ?? '').normalize('NFC').replaceAll('\u2044', '/').trim();
    if (cells[0] !== '5' || text === '') continue;
    // What it makes of nothing at all.
    if (!/[\p{L}\p{N}]/u.test(text) && Number(cells[10]) < 30) continue;
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    const page = Number(cells[1]);
    const words = pages.get(page) ?? [];
    pages.set(page, words);
    words.push({ text, confidence: Math.max(0, Math.min(1, confidence / 100)), left, top, width, height });
  }
  return pages;
}

/** A line's text from its words; as sure as the least sure of them. */
export const lineOfWords = (words: readonly PrintedWord[]): { text: string; confidence: number } => ({
  text: words.map((word) => word.text).join(' '),
  confidence: words.length === 0 ? 0 : Math.min(...words.map((word) => word.confidence)),
});
