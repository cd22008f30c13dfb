import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RecognizedEntry } from '#schemas/steps.ts';
import type { Truth } from '#schemas/truth.ts';
import { projectRoot } from '#workers/project-root.ts';
import { evaluateFields } from './evaluate/fields.ts';
import { formsIn } from './evaluate/memory-context.ts';
import { evaluateRead } from './evaluate/read.ts';
import { evaluateRealPages } from './evaluate/real-pages.ts';
import { figuresOf, report } from './figures.ts';
import { writeAccuracy } from './write-accuracy.ts';

/**
 * `npm run evaluate [-- --split held-out] [--pages N] [--real DIR|none] [--json] [--save]`: reads the sample books (and the
 * real scans of other archives where they are at hand) and compares with what stands there. The last line is the figures.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    save: { type: 'boolean' },
    split: { type: 'string', default: 'all' },
    pages: { type: 'string' },
    real: { type: 'string', default: join(projectRoot, '..', 'shared', 'data') },
  },
});

const modelsDir = join(projectRoot, 'models');
const formsDir = join(projectRoot, 'schemas', 'forms');
const read: { truth: Truth; entry: RecognizedEntry }[] = [];
const pictures = await evaluateRead({
  samplesDir: join(projectRoot, 'samples'),
  modelsDir,
  ...(values.pages ? { limitPages: Number(values.pages) } : {}),
  wanted: ({ truth }) => values.split === 'all' || truth.split === values.split,
  onEntry: (truth, entry) => void read.push({ truth, entry }),
});
const fields = await evaluateFields(read, formsIn(formsDir));
const folders = ['reg-lyon-births', 'reg-paris-marriage-divorce', 'reg-paris-repertoires']
  .map((name) => join(values.real, name))
  .filter((folder) => existsSync(folder));
const real =
  folders.length > 0 ? await evaluateRealPages({ folders, formsDir, modelsDir, read: true }) : null;

const ink = (name: 'print' | 'typed' | 'hand') => fields.by_ink[name];
const result = figuresOf(
  values.split === 'all' ? 'evaluate' : `evaluate-${values.split}`,
  {
    pages: pictures.pages,
    form_found: pictures.form_found,
    blank_right: pictures.blank_right,
    fit_error_px: pictures.median_fit_error_px,
    printed_exact: ink('print')?.written ?? 0,
    typed_exact: ink('typed')?.written ?? 0,
    hand_exact: ink('hand')?.written ?? 0,
    printed_value: ink('print')?.value ?? 0,
    typed_value: ink('typed')?.value ?? 0,
    hand_value: ink('hand')?.value ?? 0,
    printed_sure: ink('print')?.sure ?? 0,
    printed_value_where_sure: ink('print')?.value_where_sure ?? 0,
    hand_sure: ink('hand')?.sure ?? 0,
    hand_value_where_sure: ink('hand')?.value_where_sure ?? 0,
    printed_fields: ink('print')?.fields ?? 0,
    typed_fields: ink('typed')?.fields ?? 0,
    hand_fields: ink('hand')?.fields ?? 0,
    ...(real
      ? {
          real_pages: real.pages.length,
          real_line_recall: real.recall,
          real_line_precision: real.precision,
          real_line_iou: real.meanIou,
          real_cer: real.cer ?? 1,
        }
      : {}),
  },
  {
    // What the engine read before lexicons, readers and checks.
    printed_read_exact: pictures.printed.exact,
    typed_read_exact: pictures.typed.exact,
    hand_read_exact: pictures.hand.exact,
    printed_cer: pictures.printed.cer,
    typed_cer: pictures.typed.cer,
    hand_cer: pictures.hand.cer,
  },
);
if (values.save) writeAccuracy(result, { pictures, fields, real });
report(result, values);
process.exit(0);
