import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { RegisterForm, type LabelledForm } from '#schemas/form.ts';
import { Truth } from '#schemas/truth.ts';
import { books } from '#scripts/samples/books.ts';
import { eraBooks, makeEraBook } from '#scripts/samples/era-books.ts';
import { makeBook } from '#scripts/samples/make-book.ts';
import { makeSplit } from '#scripts/samples/make-split.ts';
import { seeded } from '#scripts/samples/random.ts';
import type { WritableForm } from '#scripts/samples/slots.ts';

const formFolder = new URL('../schemas/forms/', import.meta.url);

async function readForm(id: string): Promise<RegisterForm> {
  return RegisterForm.parse(JSON.parse(await readFile(new URL(`${id}/form.json`, formFolder), 'utf8')));
}

async function formOf(id: string): Promise<LabelledForm> {
  const form = await readForm(id);
  if (form.layout !== 'labels') throw new Error(`${id} has no places to write in`);
  return form;
}

/** Every Vietnamese form that can be written on, or the one that is asked for. */
async function writableForms(only: string | undefined): Promise<WritableForm[]> {
  const ids = readdirSync(formFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const forms = await Promise.all(ids.map(readForm));
  const writable = forms
    .filter((form) => form.layout !== 'lines' && form.language === 'vie')
    .filter((form) => only === undefined || form.id === only);
  if (writable.length === 0) throw new Error(`no form ${only ?? ''} to write on`);
  return writable as WritableForm[];
}

interface Wanted {
  readonly out: string;
  readonly seed: string;
  readonly pages: string;
  readonly book?: string;
  readonly split?: string;
  readonly form?: string;
  readonly ink?: string;
}

/** Synthetic books of synthetic people; the same seed gives the same bytes. */
async function makeSamples({ out, seed, pages, book, split, form, ink }: Wanted): Promise<void> {
  const random = seeded(Number(seed));
  if (split !== undefined) {
    const forms = await writableForms(form);
    const inks = ink?.split(',').map((name) => Truth.shape.ink.parse(name));
    const told = (name: string): void => {
      process.stdout.write(`${name}\n`);
    };
    await makeSplit(forms, Truth.shape.split.parse(split), Number(pages), out, random, told, inks);
    return;
  }
  const all = books.reduce((sum, plan) => sum + plan.weight, 0);
  for (const plan of books) {
    if (book !== undefined && plan.manifest.code !== book) continue;
    const count = Math.max(1, Math.round((Number(pages) * plan.weight) / all));
    await makeBook(plan, await formOf(plan.formId), count, out, random.fork(plan.manifest.code));
    process.stdout.write(`${plan.manifest.code} ${count}\n`);
  }
  for (const era of eraBooks) {
    if (book !== undefined && era.code !== book) continue;
    const [of] = await writableForms(era.formId);
    if (of) await makeEraBook(era, of, out, random);
    process.stdout.write(`${era.code} ${era.pictures.length}\n`);
  }
}

await new Command('make-samples')
  .description('Make synthetic register books with what is really written in them')
  .requiredOption('--out <dir>', 'folder to write books into')
  .option('--seed <n>', 'seed', '2026')
  .option('--pages <n>', 'pages of the nine big books together, or of a split', '68')
  .option('--book <code>', 'only this book')
  .option('--split <name>', 'pages of all forms in fonts and wear of train, tune or held-out')
  .option('--form <id>', 'with --split: only this form')
  .option('--ink <names>', 'with --split: only hand, print or typed pages')
  .action(makeSamples)
  .parseAsync();
