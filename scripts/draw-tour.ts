import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BookManifest } from '#schemas/book.ts';
import { RegisterForm } from '#schemas/form.ts';
import { Truth } from '#schemas/truth.ts';
import { projectRoot } from '#workers/project-root.ts';
import { drawPanels } from './tour/draw-panels.ts';
import { readSample } from './tour/read-sample.ts';

/**
 * `npm run draw-tour [-- FORM…] [--out DIR]`: for each form that has a sample page, what becomes of the page on its way: scan, cleaned,
 * boxes, fields; as `docs/img/tour-<form>.jpg`. Handwritten and worn pages first, because they show most.
 */
const { values, positionals } = parseArgs({
  options: { out: { type: 'string', default: join(projectRoot, 'docs', 'img') } },
  allowPositionals: true,
});
const samples = join(projectRoot, 'samples');
const pages = readdirSync(samples)
  .filter((name) => existsSync(join(samples, name, 'truth')))
  .flatMap((name) => {
    const book = BookManifest.parse(JSON.parse(readFileSync(join(samples, name, 'book.json'), 'utf8')));
    return readdirSync(join(samples, name, 'truth')).map((file) => {
      const truth = Truth.parse(JSON.parse(readFileSync(join(samples, name, 'truth', file), 'utf8')));
      return { image: join(samples, name, truth.file), book, truth };
    });
  });
const telling = ({ truth }: (typeof pages)[number]): number =>
  (truth.ink === 'hand' ? 2 : 0) +
  (truth.condition === 'archive' ? 1 : truth.condition === 'clean' ? -1 : 0.5);

for (const formId of [...new Set(pages.map((page) => page.truth.formId))].sort()) {
  if (positionals.length > 0 && !positionals.includes(formId)) continue;
  const [page] = pages.filter((one) => one.truth.formId === formId).sort((a, b) => telling(b) - telling(a));
  if (!page) continue;
  const form = RegisterForm.parse(
    JSON.parse(readFileSync(join(projectRoot, 'schemas', 'forms', formId, 'form.json'), 'utf8')),
  );
  const read = await readSample(page.image, page.book);
  const file = join(values.out, `tour-${formId}.jpg`);
  writeFileSync(file, await drawPanels(read, `${form.title}, ${form.usedFrom}–${form.usedTo ?? ''}`));
  console.log(file);
}
process.exit(0);
