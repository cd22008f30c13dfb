import type { LabelledForm } from '#schemas/form.ts';
import type { CleanedPage, PageNote, SegmentedPage } from '#schemas/steps.ts';
import type { Component } from '../clean/components.ts';
import { project } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import { entryIdOf } from '../ids.ts';
import type { Blobs } from '../stage.ts';
import { erasePrint } from './erase-print.ts';
import type { BarePage, FoundForm } from './find-form.ts';
import { findNotes } from './find-notes.ts';
import type { FormFit } from './fit-form.ts';
import { around, boxOf, carry } from './frame.ts';
import { keepWriting } from './keep-writing.ts';
import { markStruck } from './mark-struck.ts';
import { placeCells } from './place-cells.ts';
import { refineFit } from './refine-fit.ts';

/** A page of a form with labels: its entries where the form has them. Changes the page's ink to the writing alone. */
export async function splitLabelled(
  page: CleanedPage,
  { form, fit: found }: FoundForm,
  { ink, patches }: BarePage,
  /** The page before rules and dots were removed. */
  whole: Bitmap,
  blobs: Blobs,
): Promise<SegmentedPage> {
  const unit = unitOf(form, found);
  const fit = refineFit(form, found, patches, unit);
  const written = erasePrint(ink, patches, form, fit.toPage, unit);
  const beside = notesBeside(form, fit, written, ink, unit);
  const writing = await keepWriting(ink, page.binary, blobs);
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
      ...(page.bend === undefined ? {} : { bend: page.bend }),
      cells: markStruck(placeCells(written, ink, entry.fields, fit.toPage, unit), whole, unit),
      ...(ordinal === 0 && beside.length > 0 ? { notes: beside } : {}),
    })),
  };
}

/** What is written outside the form's print and writing lines; a page of such a form holds one entry. */
function notesBeside(
  form: LabelledForm,
  fit: FormFit,
  written: readonly Component[],
  page: Bitmap,
  unit: number,
): PageNote[] {
  const boxes = [
    ...form.printed.map((text) => text.box),
    ...form.entries.flatMap((entry) => [entry.box, ...entry.fields.flatMap((field) => field.boxes)]),
  ];
  const hull = around(
    boxes.map((box) => carry(box, fit.toPage)),
    { left: 0, top: 0, right: page.width, bottom: page.height },
  );
  const spare = 24 * unit;
  const outside = written.filter(
    (patch) =>
      patch.right < hull.left - spare / 2 ||
      patch.left > hull.right + spare ||
      patch.bottom < hull.top - spare ||
      patch.top > hull.bottom + spare / 4,
  );
  return findNotes(outside, page, unit).map((frame) => ({ kind: 'margin-note', box: boxOf(frame, page) }));
}

/** dpi / 300 of the page, by the form's known width. */
function unitOf(form: LabelledForm, fit: FormFit): number {
  const [left, right] = [project(fit.toPage, [0, 0.5]), project(fit.toPage, [1, 0.5])];
  return Math.hypot(right[0] - left[0], right[1] - left[1]) / ((form.page.widthMm / 25.4) * 300);
}
