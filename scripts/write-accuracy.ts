import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#workers/project-root.ts';
import type { FieldEvaluation, FieldFigures } from './evaluate/fields.ts';
import type { ReadEvaluation, ReadFigures } from './evaluate/read.ts';
import type { RealPageEvaluation } from './evaluate/real-pages.ts';
import type { Figures } from './figures.ts';

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** `docs/accuracy.md` from one run of `npm run evaluate -- --save`; nothing in it is typed by hand but what it means. */
export function writeAccuracy(
  result: Figures,
  of: { pictures: ReadEvaluation; fields: FieldEvaluation; real: RealPageEvaluation | null },
): void {
  const { pictures, fields, real } = of;
  const text = `# Accuracy

Made by \`npm run evaluate -- --save\`: ${result.machine}; commit ${result.commit}; ${pictures.pages} sample pages.

**The Vietnamese pages are synthetic**: drawn with fonts (ten of handwriting), then worn. Lists of names and places share
their sources with the samples. The figures rank methods and show regressions; how well real Vietnamese register ink is
read cannot be measured with what is here, and will be worse. Thresholds and repairs were chosen while looking at these
pages, all fonts; nothing in this table is a held-out result. Held-out fonts alone: \`npm run evaluate -- --split held-out\`.

## Pages

| form found and right | blank or written told rightly | median error of the fit, px |
|---|---|---|
| ${share(pictures.form_found)} | ${share(pictures.blank_right)} | ${pictures.median_fit_error_px.toFixed(2)} |

${pictures.failures.length > 0 ? `Set aside: ${pictures.failures.map((one) => `${one.page} (${one.code})`).join(', ')}.` : 'No page was set aside.'}

## Fields, after readers, lexicons and checks

| ink | fields | text right, letter for letter | normal form right | no doubt raised | normal form right where no doubt |
|---|---|---|---|---|---|
${Object.entries(fields.by_ink).map(fieldRow).join('\n')}

| ink and kind | fields | text right | normal form right | no doubt | right where no doubt |
|---|---|---|---|---|---|
${Object.entries(fields.by_reader).sort().map(fieldRow).join('\n')}

A field without doubt is still looked at by a person: nothing is taken as read yet.

## What the engine read, before that

| ink / condition | fields | exact | letters wrong | two readings agree | exact where they agree |
|---|---|---|---|---|---|
${Object.entries(pictures.by_condition).map(readRow).join('\n')}

## Real scans: lines found and read

${
  real
    ? `French registers of 1830–1913 (sources and licences in their folders; not part of this project), against their
ground truth. The model is the one for Vietnamese, so the letters wrong say what happens with ink no model here has seen.

| page | true lines | found | recall | precision | mean IoU | letters wrong | clean s | segment s |
|---|---|---|---|---|---|---|---|---|
${real.pages
  .map(
    (page) =>
      `| ${page.page} | ${page.trueLines} | ${page.foundLines} | ${share(page.recall)} | ${share(page.precision)} | ${page.meanIou.toFixed(2)} | ${page.cer === null ? '–' : share(page.cer)} | ${page.secondsClean.toFixed(1)} | ${page.secondsSegment.toFixed(1)} |`,
  )
  .join('\n')}

Recall: share of the ground truth's baselines in the form's area that one found line covers for at least half their length.`
    : 'Not at hand where this was made: give their folder with `--real`.'
}
`;
  writeFileSync(join(projectRoot, 'docs', 'accuracy.md'), text);
}

const fieldRow = ([name, row]: [string, FieldFigures]): string =>
  `| ${name} | ${row.fields} | ${share(row.written)} | ${share(row.value)} | ${share(row.sure)} | ${share(row.value_where_sure)} |`;

const readRow = ([name, row]: [string, ReadFigures]): string =>
  `| ${name} | ${row.fields} | ${share(row.exact)} | ${share(row.cer)} | ${share(row.agree)} | ${share(row.exactWhereAgree)} |`;
