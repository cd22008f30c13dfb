import { expect } from 'vitest';
import type { ExtractView } from '#schemas/api/extracts.ts';
import type { PrintedAs } from '#schemas/printed-line.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { factsOf } from '#schemas/record/kinds.ts';
import { bodyInFull } from '#pipeline/certify/issuing-body.ts';
import { printValue } from '#pipeline/certify/print-value.ts';
import { templateById } from '#pipeline/certify/templates.ts';
import { groupCode } from '#pipeline/certify/verify-code.ts';
import { readPaper } from './read-paper.ts';
import type { SamplePage } from './sample-books.ts';

/**
 * That a paper is signed twice, gives back letter for letter what the book has in every slot of its template, shows ink
 * under the name, and leads by its QR code to its check page. `nameKey`: whom it is about.
 */
export async function expectPaper(
  pdf: Uint8Array,
  extract: ExtractView,
  { page, nameKey, url }: { page: SamplePage; nameKey: FieldKey; url: string },
): Promise<void> {
  const paper = readPaper(pdf);
  expect(paper).toMatchObject({ valid: 2, unsigned: 1 });
  const { text } = paper;

  const { kind } = page.book;
  const blocks = JSON.stringify(templateById(extract.templateId).blocks);
  const slots = [...blocks.matchAll(/"field":"(\w+)"(?:,"as":"([a-z-]+)")?/g)];
  expect(slots.length).toBeGreaterThan(8);
  for (const [, slot, as = 'text'] of slots) {
    const key = slot as FieldKey;
    const truth = page.written[key];
    if (!truth?.written) continue;
    const meant = ['date', 'time'].includes(factsOf(kind, key)?.reader ?? '') ? truth.value : truth.written;
    expect(text, key).toContain(printValue(meant ?? undefined, as as PrintedAs));
  }
  const name = page.written[nameKey]?.written ?? '';
  const { number, code } = extract;
  for (const words of [bodyInFull(page.book.registerBody), number ?? '?', groupCode(code ?? '?'), 'BẢN THỬ'])
    expect(text).toContain(words);

  const printedName = text.includes(name.toLocaleUpperCase('vi')) ? name.toLocaleUpperCase('vi') : name;
  const ink = await paper.inkAt(printedName);
  expect(ink).toBeGreaterThan(0.08);
  expect(ink).toBeLessThan(0.6);
  expect(paper.qr).toBe(`${url}x/${code}`);
}
