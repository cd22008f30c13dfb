import { ExpectedError } from '#schemas/errors.ts';
import type { LinedForm } from '#schemas/form.ts';
import type { CleanedPage, SegmentedPage } from '#schemas/steps.ts';
import { compose, inverse, scaling } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import { entryIdOf } from '../ids.ts';
import type { Blobs } from '../stage.ts';
import { cutApart, findColumns } from './find-columns.ts';
import { findLines } from './find-lines.ts';
import { boxOf, carry } from './frame.ts';
import { keepWriting } from './keep-writing.ts';
import { removeRules } from './remove-rules.ts';

/** A page of a lined form: every written line an entry of one cell, column by column. Throws `page.no-entries`. */
export async function splitLines(
  page: CleanedPage,
  form: LinedForm,
  ink: Bitmap,
  blobs: Blobs,
): Promise<SegmentedPage> {
  const onPage = compose(scaling(ink.width, ink.height), inverse(page.toScan));
  const area = carry(form.area, onPage);
  const unit = ink.width / ((form.page.widthMm / 25.4) * 300);
  const columns = findColumns(ink, area, form.columns, unit);
  removeRules(ink, unit);
  cutApart(ink, columns, area, unit);
  const lines = findLines(ink, columns, area, unit).flat();
  if (lines.length === 0) throw new ExpectedError('page.no-entries', { pageId: page.pageId });
  const writing = await keepWriting(ink, page.binary, blobs);
  return {
    pageId: page.pageId,
    bookId: page.bookId,
    formId: form.id,
    formVersion: form.version,
    fit: null,
    entries: lines.map((frame, ordinal) => {
      const pad = 2 * unit;
      const box = boxOf(
        {
          left: frame.left - pad,
          top: frame.top - pad,
          right: frame.right + pad,
          bottom: frame.bottom + pad,
        },
        ink,
      );
      return {
        entryId: entryIdOf(page.pageId, ordinal),
        pageId: page.pageId,
        bookId: page.bookId,
        kind: page.kind,
        formId: form.id,
        ordinal,
        box,
        scan: page.scan,
        gray: page.gray,
        binary: writing,
        toScan: page.toScan,
        ...(page.bend === undefined ? {} : { bend: page.bend }),
        cells: [{ key: form.field.key, boxes: [box], blank: false }],
      };
    }),
  };
}
