import { ExpectedError } from '#schemas/errors.ts';
import type { LabelledForm } from '#schemas/form.ts';
import { CleanedPage, SegmentedPage } from '#schemas/steps.ts';
import { decodeBilevel } from '../clean/bilevel-png.ts';
import { project } from '../clean/homography.ts';
import { entryIdOf } from '../ids.ts';
import { defineStage } from '../stage.ts';
import { erasePrint } from './erase-print.ts';
import { findForm } from './find-form.ts';
import type { FormFit } from './fit-form.ts';
import { fitTable } from './fit-table.ts';
import { boxOf, carry } from './frame.ts';
import { keepWriting } from './keep-writing.ts';
import { placeCells } from './place-cells.ts';
import { removeDots } from './remove-dots.ts';
import { removeRules } from './remove-rules.ts';
import { splitLines } from './split-lines.ts';
import { splitTable } from './split-table.ts';

/**
 * Finds the page's form and cuts the page into its entries and cells. A labelled form is found by its printed labels; a
 * lined one is taken on the manifest's word. The entries' `binary` is the page's writing alone: rules, leader dots and the
 * form's print are gone from it. Throws `page.form-unknown`, `page.no-entries`.
 */
export const segmentPage = defineStage({
  name: 'segment-page',
  version: 1,
  input: CleanedPage,
  output: SegmentedPage,
  blocksLoop: true,
  run: async (page, context) => {
    const ink = await decodeBilevel(await context.blobs.get(page.binary.sha256));
    const named = page.formId === null ? null : context.forms.byId(page.formId);
    if (named?.layout === 'lines') return splitLines(page, named, ink, context.blobs);
    if (named?.layout === 'table') {
      const fit = fitTable(named, ink);
      if (fit === null) throw new ExpectedError('page.form-unknown', { pageId: page.pageId });
      return splitTable(page, named, fit, ink, context.blobs);
    }

    const candidates = (
      named === null ? context.forms.all().filter((form) => form.kind === page.kind) : [named]
    ).filter((form): form is LabelledForm => form.layout === 'labels');
    const unit = ink.width / 2480;
    removeRules(ink, unit);
    const undotted = removeDots(ink, unit);
    const found = await findForm(ink, candidates, context.engine);
    if (found === null) throw new ExpectedError('page.form-unknown', { pageId: page.pageId });

    const { form, fit } = found;
    const fitted = unitOf(form, fit);
    const written = erasePrint(ink, undotted, form, fit.toPage, fitted);
    const writing = await keepWriting(ink, page.binary, context.blobs);
    return {
      pageId: page.pageId,
      bookId: page.bookId,
      formId: form.id,
      formVersion: form.version,
      fit: { anchorsFound: fit.anchorsFound, anchorsOf: fit.anchorsOf, medianErrorPx: fit.medianErrorPx },
      entries: form.entries.map((entry, ordinal) => ({
        entryId: entryIdOf(page.pageId, ordinal),
        pageId: page.pageId,
        bookId: page.bookId,
        kind: page.kind,
        formId: form.id,
        ordinal,
        box: boxOf(carry(entry.box, fit.toPage), ink),
        scan: page.scan,
        gray: page.gray,
        binary: writing,
        toScan: page.toScan,
        cells: placeCells(written, ink, entry.fields, fit.toPage, fitted),
      })),
    };
  },
});

/** dpi / 300 of the page, by the form's known width. */
function unitOf(form: LabelledForm, fit: FormFit): number {
  const [left, right] = [project(fit.toPage, [0, 0.5]), project(fit.toPage, [1, 0.5])];
  return Math.hypot(right[0] - left[0], right[1] - left[1]) / ((form.page.widthMm / 25.4) * 300);
}
