import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BookManifest } from '#schemas/book.ts';
import type { LabelledForm } from '#schemas/form.ts';
import { Truth } from '#schemas/truth.ts';
import type { BookPlan } from './books.ts';
import { addDays, dateStyles } from './dates.ts';
import { makeName } from './people.ts';
import type { Random } from './random.ts';
import { registerBirth } from './register-birth.ts';
import { registerDeath } from './register-death.ts';
import { registerMarriage } from './register-marriage.ts';
import type { Registration, Turn } from './registration.ts';
import { truthOf } from './truth-of.ts';
import { makeWear } from './wear.ts';
import { wearPage } from './wear-page.ts';
import { writePage, type WrittenPage } from './write-page.ts';
import { makeWriter, type Writer } from './writer.ts';

const register = { birth: registerBirth, death: registerDeath, marriage: registerMarriage } as const;

export interface Sheet {
  readonly registration: Registration;
  readonly writer: Writer;
  readonly page: WrittenPage;
}

/** One page of a book: the scan's bytes and what is on it. */
export interface SamplePage {
  readonly name: string;
  readonly jpeg: Buffer;
  readonly truth: Truth;
}

/** All registrations of a book in ink; the same for the same seed. */
export function writeBook(plan: BookPlan, form: LabelledForm, pages: number, random: Random): Sheet[] {
  const people = random.fork('officers');
  const officers = {
    signatory: makeName(people, 'male', '1968-01-01'),
    office: people.pick(['Chủ tịch', 'Phó Chủ tịch']),
    executor: makeName(people, 'female', '1985-01-01'),
  };
  const firstLine = form.entries[0]?.fields[0]?.boxes[0];
  const lineMm = (firstLine?.height ?? 0) * form.page.heightMm;
  const writers = plan.fonts.map((font) => makeWriter(random.fork(`writer ${font}`), font, plan.ink, lineMm));
  const dateStyle = random.fork('dates').pick(dateStyles);
  const year = plan.manifest.year;
  let registered = `${year}-01-${String(random.int(6, 20)).padStart(2, '0')}`;
  let entryNo = plan.firstEntry;
  return Array.from({ length: pages }, (_, index) => {
    const own = random.fork(`page ${index}`);
    const writer = writers[index % writers.length];
    if (!writer) throw new Error(`${plan.manifest.code} has no writer`);
    const wanted = plan.odd[index] ?? [];
    if (index > 0) {
      registered = addDays(registered, own.int(0, year === 2020 ? 14 : 24));
      entryNo += wanted.includes('number-gap') ? 2 : 1;
    }
    const turn: Turn = { plan, officers, entryNo, registered, dateStyle, wanted };
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const registration = register[plan.manifest.kind](own.fork(`registration ${attempt}`), turn);
      const page = writePage(form, registration, entryNo, writer, own.fork(`ink ${attempt}`));
      if (page) return { registration, writer, page };
    }
    throw new Error(`${plan.manifest.code}: nothing fits on page ${index + 1} in ${writer.font}`);
  });
}

/** Scans one sheet of a written book; `random` is the book's. */
export async function scanPage(
  plan: BookPlan,
  form: LabelledForm,
  sheets: readonly Sheet[],
  index: number,
  random: Random,
): Promise<SamplePage> {
  const sheet = sheets[index];
  if (!sheet) throw new Error(`${plan.manifest.code} has no page ${index + 1}`);
  const own = random.fork(`scan ${index}`);
  const condition = plan.conditions[index % plan.conditions.length] ?? 'clean';
  const wear = makeWear(condition, plan.dpi, own.fork('wear'));
  const behind = sheets[(index + 1) % sheets.length]?.page.ink ?? '';
  const name = String(index + 1).padStart(3, '0');
  return {
    name,
    jpeg: await wearPage(form, sheet.page.ink, behind, wear, own),
    truth: truthOf(`${name}.jpg`, form, sheet.registration, sheet.page, sheet.writer, wear),
  };
}

/** Writes a book's folder: manifest, scans, truth. */
export async function makeBook(
  plan: BookPlan,
  form: LabelledForm,
  pages: number,
  out: string,
  random: Random,
): Promise<void> {
  const folder = join(out, plan.manifest.code);
  await mkdir(join(folder, 'truth'), { recursive: true });
  await writeFile(join(folder, 'book.json'), json(BookManifest.parse(plan.manifest)));
  const sheets = writeBook(plan, form, pages, random);
  for (const index of sheets.keys()) {
    const page = await scanPage(plan, form, sheets, index, random);
    await writeFile(join(folder, `${page.name}.jpg`), page.jpeg);
    await writeFile(join(folder, 'truth', `${page.name}.json`), json(Truth.parse(page.truth)));
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
