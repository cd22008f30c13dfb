import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { RegisterForm, type LabelledForm } from '#schemas/form.ts';
import { books } from '#scripts/samples/books.ts';
import { makeBook } from '#scripts/samples/make-book.ts';
import { seeded } from '#scripts/samples/random.ts';

async function formOf(id: string): Promise<LabelledForm> {
  const file = new URL(`../schemas/forms/${id}/form.json`, import.meta.url);
  const form = RegisterForm.parse(JSON.parse(await readFile(file, 'utf8')));
  if (form.layout !== 'labels') throw new Error(`${id} has no places to write in`);
  return form;
}

interface Wanted {
  readonly out: string;
  readonly seed: string;
  readonly pages: string;
  readonly book?: string;
}

/** Synthetic books of synthetic people; the same seed gives the same bytes. */
async function makeSamples({ out, seed, pages, book }: Wanted): Promise<void> {
  const all = books.reduce((sum, plan) => sum + plan.weight, 0);
  for (const plan of books) {
    if (book !== undefined && plan.manifest.code !== book) continue;
    const count = Math.max(1, Math.round((Number(pages) * plan.weight) / all));
    await makeBook(
      plan,
      await formOf(plan.formId),
      count,
      out,
      seeded(Number(seed)).fork(plan.manifest.code),
    );
    process.stdout.write(`${plan.manifest.code} ${count}\n`);
  }
}

await new Command('make-samples')
  .description('Make synthetic register books with what is really written in them')
  .requiredOption('--out <dir>', 'folder to write books into')
  .option('--seed <n>', 'seed', '2026')
  .option('--pages <n>', 'pages of all books together', '68')
  .option('--book <code>', 'only this book')
  .action(makeSamples)
  .parseAsync();
