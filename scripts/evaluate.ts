import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Truth } from '#schemas/truth.ts';
import { projectRoot } from '#workers/project-root.ts';
import { chartsOf } from './evaluate/draw/charts.ts';
import { evaluateClean } from './evaluate/clean.ts';
import { csv } from './evaluate/csv.ts';
import { writeErrorGallery } from './evaluate/error-gallery.ts';
import { evaluatePages } from './evaluate/evaluate-pages.ts';
import { evaluateFixedSubset } from './evaluate/fixed-subset.ts';
import { figuresOfEvaluation } from './evaluate/figures-of-evaluation.ts';
import { fitMatch } from './evaluate/fit-match.ts';
import { fitAndSave } from './evaluate/fit-and-save.ts';
import { fitPolicy } from './evaluate/fit-policy.ts';
import { evaluateLatinLines } from './evaluate/latin-lines.ts';
import { EvaluateError } from './evaluate/match/evaluate-error.ts';
import { runMatch } from './evaluate/match/run-match.ts';
import { formsIn } from './evaluate/memory-context.ts';
import { evaluateRealPages } from './evaluate/real-pages.ts';
import { saveDetails } from './evaluate/details.ts';
import { imageOf, pagesIn, splitPages } from './evaluate/split-pages.ts';
import { evaluateYDot } from './evaluate/y-dot.ts';
import { figuresOf, report } from './figures.ts';
import { writeAccuracy } from './write-accuracy.ts';

/**
 * `npm run evaluate -- [--form ID] [--split train|tune|held-out] [--pages N] [--json] [--save] [--csv FILE]`: makes pages of
 * the split, reads them through the whole chain and compares with what stands there; then real Latin handwriting, lines
 * with ỵ and real register pages where they are at hand (`--real DIR`, or `none`). Without `--split` the committed samples
 * are read, which hold fonts of all splits. The last line is the figures.
 * `npm run evaluate -- clean` measures cleaning alone, `-- fixed` the small set that the tests compare with.
 * `npm run evaluate -- fit-calibration [--pages N]` fits `pipeline/extract/calibration.json` on the tune split; `-- fit-policy`
 * prints which limits of the risk buy how many keys at which error, on the same split.
 * `npm run evaluate -- match [--births N] [--seed S] [--noise low|mid|high] [--data DIR]` links a synthetic population and the public
 * sets; `-- match --csv FILE --truth COLUMN --map MAPPING.json` any other table (docs/linking.md).
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    hinted: { type: 'boolean', default: false },
    split: { type: 'string' },
    pages: { type: 'string' },
    form: { type: 'string' },
    csv: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    processes: { type: 'string', default: '2' },
    births: { type: 'string' },
    noise: { type: 'string' },
    truth: { type: 'string' },
    map: { type: 'string' },
    data: { type: 'string' },
    real: { type: 'string', default: join(projectRoot, '..', 'shared', 'data') },
  },
});

const split = splitOf(values.split);
const formsDir = join(projectRoot, 'schemas', 'forms');
const forms = formsIn(formsDir);
if (values.form !== undefined && !forms.all().some(({ id }) => id === values.form))
  fail(
    `--form ${values.form}: there are ${forms
      .all()
      .map(({ id }) => id)
      .join(', ')}`,
  );
const count = values.pages === undefined ? null : Number(values.pages);
if (count !== null && !(Number.isInteger(count) && count > 0))
  fail(`--pages ${values.pages}: a whole number from 1`);
const pageSeed = Number(values.seed ?? '2026');
const shown = { json: values.json === true, save: values.save === true };
const reading = { processes: Math.max(1, Number(values.processes)), hinted: values.hinted };

switch (positionals[0]) {
  case undefined:
    await evaluate();
    break;
  case 'fit-calibration':
    await fitAndSave({
      forms,
      pages: count ?? 160,
      seed: pageSeed,
      from: values.from,
      ...reading,
    });
    break;
  case 'fit-policy':
    await fitPolicy({
      forms,
      pages: count ?? 120,
      seed: pageSeed,
      from: values.from,
      processes: reading.processes,
    });
    break;
  case 'fixed': {
    const fixed = await evaluateFixedSubset(forms, reading.processes);
    report(figuresOf('fixed-subset', fixed, {}), shown);
    break;
  }
  case 'clean':
    await cleaning();
    break;
  case 'match':
    await matching();
    break;
  case 'fit-match':
    fitMatch({
      births: Number(values.births ?? 100_000),
      seed: Number(values.seed),
      made: new Date().toISOString().slice(0, 10),
    });
    break;
  default:
    fail(
      `no evaluation "${positionals[0]}"; there are clean, fixed, match, fit-match, fit-calibration and fit-policy`,
    );
}
process.exit(0);

async function evaluate(): Promise<void> {
  const folder =
    values.from ??
    (split === null ? join(projectRoot, 'samples') : splitPages(split, count ?? 120, pageSeed));
  const { evaluation, outcomes } = await evaluatePages(
    pagesIn(folder, count ?? Number.POSITIVE_INFINITY),
    forms,
    {
      ...reading,
      ...(values.form === undefined ? {} : { formId: values.form }),
    },
  );
  if (values.csv) writeFileSync(values.csv, csv(outcomes));
  const latinFolder = join(values.real, 'hand-latin-lines');
  const isWhole = split === 'held-out' && values.form === undefined;
  const latin =
    isWhole && existsSync(latinFolder) ? await evaluateLatinLines(latinFolder, 60, reading.processes) : null;
  const yDot = isWhole ? await evaluateYDot(160, reading.processes) : null;
  const folders = ['reg-lyon-births', 'reg-paris-marriage-divorce', 'reg-paris-repertoires']
    .map((name) => join(values.real, name))
    .filter((one) => existsSync(one));
  const real =
    (isWhole || split === null) && folders.length > 0
      ? await evaluateRealPages({ folders, formsDir, modelsDir: join(projectRoot, 'models'), read: true })
      : null;
  const name = split === null ? 'evaluate' : `evaluate-${split}`;
  const all = { evaluation, latin, yDot, real };
  const [figures, baseline] = figuresOfEvaluation(all);
  const result = figuresOf(name, figures, baseline);
  if (values.save) {
    saveDetails(split ?? 'samples', all);
    if (split !== null) {
      for (const [file, svg] of Object.entries(chartsOf(split, evaluation)))
        writeFileSync(join(projectRoot, 'docs', 'figures', file), svg);
    }
    if (split === 'held-out')
      await writeErrorGallery(join(projectRoot, 'docs', 'gallery'), 'What is read wrong', outcomes);
  }
  report(result, shown);
  if (values.save) writeAccuracy();
}

async function cleaning(): Promise<void> {
  const pages = pagesIn(join(projectRoot, 'samples'), count ?? 12);
  const samples = pages.map((page) => imageOf(page));
  const figures = await evaluateClean({ realDir: existsSync(values.real) ? values.real : null, samples });
  const known = Object.entries(figures).filter(
    (pair): pair is [string, number] => typeof pair[1] === 'number',
  );
  report(figuresOf('clean', Object.fromEntries(known), {}), shown);
}

async function matching(): Promise<void> {
  const { births, seed, noise, processes, data, csv: table, truth, map } = values;
  try {
    await runMatch({ births, seed, noise, processes, data, csv: table, truth, map, ...shown });
  } catch (error) {
    if (error instanceof EvaluateError) fail(error.message);
    throw error;
  }
}

/** Null for the committed samples. */
function splitOf(name: string | undefined): Truth['split'] | null {
  if (name === undefined || name === 'all') return null;
  const parsed = Truth.shape.split.safeParse(name);
  return parsed.success ? parsed.data : fail(`--split ${name}: there are train, tune and held-out`);
}

function fail(why: string): never {
  console.error(why);
  process.exit(2);
}
