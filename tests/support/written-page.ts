import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RegisterForm } from '#schemas/form.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { books } from '#scripts/samples/books.ts';
import type { WritingFont } from '#scripts/samples/fonts.ts';
import { scanPage } from '#scripts/samples/make-book.ts';
import { seeded } from '#scripts/samples/random.ts';
import type { Fields } from '#scripts/samples/registration.ts';
import { writePage } from '#scripts/samples/write-page.ts';
import { makeWriter } from '#scripts/samples/writer.ts';
import type { Office } from './office.ts';
import { keepPicture } from './sample-page.ts';

const forms = join(import.meta.dirname, '..', '..', 'schemas', 'forms');

/**
 * A page of a birth register with this in ink, scanned, among the blobs of an office: for tests in which two pages are about
 * one birth, as those of no sample book are. `tick`: the box beside it, as printed.
 */
export async function writtenPage(
  office: Office,
  said: Partial<Record<FieldKey, string>>,
  { font, tick, ordinal }: { readonly font: WritingFont; readonly tick: string; readonly ordinal: number },
) {
  const form = RegisterForm.parse(
    JSON.parse(await readFile(join(forms, 'birth-2015-tt15', 'form.json'), 'utf8')),
  );
  const plan = books.find(({ formId }) => formId === form.id);
  if (form.layout !== 'labels' || !plan) throw new Error('the birth form has labels and books');
  const fields: Fields = Object.fromEntries(
    Object.entries(said).map(([key, text]) => [key, { text, value: text }]),
  );
  const signers = [said.declarantName ?? '', said.executor ?? 'Đỗ Thị Hạnh'];
  const registration = { fields, ticks: [tick], signers, oddities: [] };
  const random = seeded(2026).fork(font);
  const firstLine = form.entries[0]?.fields[0]?.boxes[0];
  const writer = makeWriter(random, font, 'hand', (firstLine?.height ?? 0) * form.page.heightMm);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const page = writePage(form, registration, ordinal + 1, writer, random.fork(`ink ${attempt}`));
    if (!page) continue;
    const clean = { ...plan, conditions: ['archive'] as const, dpi: 150 };
    const { jpeg, truth } = await scanPage(clean, form, [{ registration, writer, page }], 0, random);
    return keepPicture(office, jpeg, truth, {
      fileName: `${String(ordinal + 1).padStart(4, '0')}.jpg`,
      ordinal,
    });
  }
  throw new Error(`it does not fit on the page in ${font}`);
}
