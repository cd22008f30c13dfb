import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fittedCalibration } from '#pipeline/extract/calibrate.ts';
import { projectRoot } from '#workers/project-root.ts';
import { type Details, savedDetails } from './evaluate/details.ts';
import type { FieldFigures } from './evaluate/field-figures.ts';
import type { RealPageEvaluation } from './evaluate/real-pages.ts';
import type { TakenFigures } from './evaluate/taken-as-read.ts';
import { savedMatchDetails } from './evaluate/match/match-details.ts';
import { savedFigures } from './figures.ts';
import { matchSection } from './write-match.ts';

const share = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** `docs/accuracy.md` from what `npm run evaluate -- --save` kept; nothing in it is typed by hand but what it means. */
export function writeAccuracy(): void {
  const heldOut = savedDetails('held-out');
  const samples = savedDetails('samples');
  const real = heldOut?.real ?? samples?.real ?? null;
  const parts = [
    head(heldOut, samples),
    heldOut && pages(heldOut),
    heldOut && fields(heldOut),
    heldOut && confidence(heldOut),
    heldOut && lines(heldOut),
    samples && committed(samples),
    realScans(real),
    linking(),
  ];
  writeFileSync(join(projectRoot, 'docs', 'accuracy.md'), `${parts.filter(Boolean).join('\n\n')}\n`);
}

function linking(): string | null {
  const [details, figures] = [savedMatchDetails(), savedFigures('match')];
  return details && figures && matchSection(details, figures);
}

function head(heldOut: Details | null, samples: Details | null): string {
  const runs = [
    ['held-out', savedFigures('evaluate-held-out'), heldOut],
    ['committed samples', savedFigures('evaluate'), samples],
  ] as const;
  return `# Accuracy

Made by \`npm run evaluate -- --split held-out --save\` and \`npm run evaluate -- --save\`:

${runs
  .flatMap(([name, figures, details]) =>
    figures && details
      ? [`- ${name}: ${details.evaluation.pages} pages; ${figures.machine}; commit ${figures.commit}`]
      : [],
  )
  .join('\n')}

**The Vietnamese pages are synthetic**: people who never were, written by fonts, then bent, worn and photographed by a
program. Names and places of the samples and the word lists of the readers come from the same public lists, which flatters
whatever a word list can mend; occupations, causes of death and usual phrases of the readers (\`pipeline/lexicon/register-words.json\`)
were written apart from the samples, but some streets, hospitals and which phrases go with which field were added after looking at
pages for tuning. The figures rank methods and show regressions. **How well real Vietnamese register ink is
read cannot be measured with what is here, and will be worse**: fonts are regular, a clerk's joined hand is not.

**Held out** means: written in fonts that no model was trained on and no threshold, weight or calibration was fitted on (8 of
handwriting, 4 of print and typewriter); the fonts for tuning are others again (6 and 2).

**Exact** means: the value that the whole chain gives for a field (a name, an ISO date, a place spelled out) equals the true
one, marks on letters and all; capitals and double spaces do not count. A written field that was taken for blank is not
exact, nor is any field of a page whose form was not found. A ditto mark is exact when it was known for one. *Read* is the engine's preferred reading alone against the letters on the
paper, before readers, word lists and checks; letters and words wrong (CER, WER) are of that reading, capitals counted. Spaces that
a pen leaves beside the \`/\`, \`-\` and \`.\` of a date are not read as letters.`;
}

function pages({ evaluation }: Details): string {
  const { setAside, formFoundBy } = evaluation;
  return `## Held-out pages

| pages | form found and right | blank or written told rightly | median error of the fit, px |
|---|---|---|---|
| ${evaluation.pages} | ${share(evaluation.formFound)} | ${share(evaluation.blankRight)} | ${evaluation.medianFitErrorPx.toFixed(2)} |

The form is found from the page alone, without the book's word for it. By form: ${Object.entries(formFoundBy)
    .map(([id, found]) => `${id} ${share(found)}`)
    .join(
      ', ',
    )}. ${setAside.length > 0 ? `Not found or set aside: ${setAside.map((one) => `${one.page}: ${one.why}`).join('; ')}.` : 'No page was set aside.'}`;
}

const fieldHead = `| | fields | exact | exact but for marks | text right | right one offered | read | letters wrong | words wrong |
|---|---|---|---|---|---|---|---|---|`;

const fieldRow = ([name, row]: [string, FieldFigures]): string =>
  `| ${name} | ${row.fields} | ${share(row.exact)} | ${share(row.exactWithoutMarks)} | ${share(row.written)} | ${share(row.offered)} | ${share(row.reading)} | ${share(row.cer)} | ${share(row.wer)} |`;

const fieldTable = (of: Readonly<Record<string, FieldFigures>>): string =>
  `${fieldHead}\n${Object.entries(of).map(fieldRow).join('\n')}`;

function fields({ evaluation }: Details): string {
  return `## Held-out fields

${fieldTable({ 'print and typewriter': evaluation.byGroup.printed, handwriting: evaluation.byGroup.hand, ...evaluation.byInk })}

![by kind](figures/held-out-by-kind.svg)

${fieldTable(evaluation.byReader)}

By form:

${fieldTable(evaluation.byForm)}

By font:

![by font](figures/held-out-by-font.svg)

${fieldTable(evaluation.byFont)}

By wear:

![by wear](figures/held-out-by-condition.svg)

${fieldTable(evaluation.byCondition)}

What went wrong, as pictures: [gallery](gallery/README.md).`;
}

function confidence({ evaluation }: Details): string {
  const taken = (name: string, one: TakenFigures): string =>
    `| ${name} | ${one.fields} | ${one.taken} | ${share(one.share)} | ${one.wrong} | ${one.taken === 0 ? '–' : `${((1 - one.wrong / one.taken) * 100).toFixed(2)} %`} | ${share(one.wrongAtMost)} |`;
  const fitted = fittedCalibration;
  return `## Confidence

${
  fitted
    ? `A field's confidence is one minus the risk that its value is wrong, from a calibration fitted on ${fitted.fitted} on ${fitted.source}: ${fitted.fields.print} printed and ${fitted.fields.hand} handwritten fields, of which ${fitted.wrong.print} and ${fitted.wrong.hand} were wrong. Curve and limits were fitted with each font scored by trees that had not seen it.`
    : 'No calibration has been fitted: confidence only ranks.'
}

![reliability](figures/held-out-reliability.svg)

| confidence | ink | fields | promised | exact |
|---|---|---|---|---|
${Object.entries(evaluation.reliability)
  .flatMap(([ink, bins]) =>
    bins.map(
      (bin) =>
        `| ${bin.from}–${bin.to} | ${ink} | ${bin.fields} | ${share(bin.promised)} | ${share(bin.exact)} |`,
    ),
  )
  .join('\n')}

How many fields could be taken as read, with limits fitted on the tune split; whether they held on the held-out split:

| precision asked, ink | fields | taken | share | wrong | precision seen | wrong at most (95 %) |
|---|---|---|---|---|---|---|
${[
  ...Object.entries(evaluation.taken.p995).map(([ink, one]) => taken(`99.5 %, ${ink}`, one)),
  ...Object.entries(evaluation.taken.p999).map(([ink, one]) => taken(`99.9 %, ${ink}`, one)),
].join('\n')}

At 99.5 %, by kind:

| ink and kind | fields | taken | share | wrong | precision seen | wrong at most (95 %) |
|---|---|---|---|---|---|---|
${Object.entries(evaluation.takenByReader)
  .map(([name, one]) => taken(name, one))
  .join('\n')}

"Wrong at most" is the upper end of the 95 % Wilson interval: seeing no error in 600 fields still allows 0.6 %. Names that may hold a
ỵ, struck-out fields and ditto marks are never taken. Nothing is taken as read in the product without the office's own decision,
and for real ink the limits have to be fitted anew on what people verified.`;
}

function lines({ latin, yDot }: Details): string {
  return `## Lines

${
  yDot
    ? `**ỵ**: in ${yDot.lines} lines with a name that holds ỵ (Tỵ, Mỵ, Kỵ, Lỵ; capitals too), written in the held-out hands, it was read in
${share(yDot.recall)}; a ỵ was seen where none is in ${share(yDot.falseShare)} of as many lines with Lý, Tý, Mỹ, Kỳ, Thúy and such. By hand: ${Object.entries(
        yDot.byFont,
      )
        .map(([font, found]) => `${font} ${share(found)}`)
        .join(', ')}.`
    : ''
}

${
  latin
    ? `**Real handwriting, Latin script, not Vietnamese**: held-out lines of the sets in \`hand-latin-lines\` (CC-BY 4.0; not part of this
project), read as single crops by the same cleaning and model, no word list: letters wrong ${share(latin.cer)} over ${latin.lines} lines. French and English,
19th to 21st century; it says how letter shapes of real hands fare, not how Vietnamese does.

| set | lines | letters | letters wrong |
|---|---|---|---|
${Object.entries(latin.bySet)
  .map(([set, one]) => `| ${set} | ${one.lines} | ${one.letters} | ${share(one.cer)} |`)
  .join('\n')}`
    : 'Real Latin handwriting was not at hand (`--real DIR`).'
}`;
}

function committed({ evaluation }: Details): string {
  return `## Committed samples

The ${evaluation.pages} pages of \`samples/\`, fonts of all splits, some of them trained on: for comparing from day to day, not for judging.
Form found ${share(evaluation.formFound)}, blank or written told rightly ${share(evaluation.blankRight)}.

${fieldTable({ ...evaluation.byInk, ...evaluation.byForm })}`;
}

function realScans(real: RealPageEvaluation | null): string {
  const text = real
    ? `French registers of 1830–1913 (sources and licences in their folders; not part of this project), against their ground truth.

| page | true lines | found | recall | precision | mean IoU | letters wrong | clean s | segment s |
|---|---|---|---|---|---|---|---|---|
${real.pages
  .map(
    (page) =>
      `| ${page.page} | ${page.trueLines} | ${page.foundLines} | ${share(page.recall)} | ${share(page.precision)} | ${page.meanIou.toFixed(2)} | ${page.cer === null ? '–' : share(page.cer)} | ${page.secondsClean.toFixed(1)} | ${page.secondsSegment.toFixed(1)} |`,
  )
  .join('\n')}

Recall: share of the ground truth's baselines in the form's area that one found line covers for at least half their length.`
    : 'Not at hand where this was made: give their folder with `--real`.';
  return `## Real scans: lines found and read\n\n${text}`;
}
