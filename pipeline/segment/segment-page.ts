import { ExpectedError } from '#schemas/errors.ts';
import type { LabelledForm, RegisterForm, TableForm } from '#schemas/form.ts';
import { CleanedPage, SegmentedPage } from '#schemas/steps.ts';
import { decodeBilevel } from '../clean/bilevel-png.ts';
import { cutLeaf } from '../clean/cut-leaf.ts';
import { turnPage } from '../clean/turn-page.ts';
import { defineStage, type StageContext } from '../stage.ts';
import { findForm } from './find-form.ts';
import { findTable } from './find-table.ts';
import { joinLeaves } from './join-leaves.ts';
import { removeDots } from './remove-dots.ts';
import { removeRules } from './remove-rules.ts';
import { splitLabelled } from './split-labelled.ts';
import { splitLines } from './split-lines.ts';
import { splitTable } from './split-table.ts';

/**
 * Finds the page's form and cuts the page into its entries and cells. A labelled form is found by its printed labels, a
 * ruled table by its rules, looked for first where nothing names the form and no leader dots stand; a lined one is taken on the
 * manifest's word. A
 * spread of two labelled pages is cut into its leaves. A page that shows no form is tried upside down too.
 * The entries' `binary` is the page's writing alone: rules, leader dots and the form's print are gone from it. Throws
 * `page.form-unknown`, `page.no-entries`.
 */
export const segmentPage = defineStage({
  name: 'segment-page',
  version: 3,
  input: CleanedPage,
  output: SegmentedPage,
  blocksLoop: true,
  run: async (page, context) => {
    const named = page.formId === null ? null : context.forms.byId(page.formId);
    if (named?.layout === 'lines') {
      const ink = await decodeBilevel(await context.blobs.get(page.binary.sha256));
      return splitLines(page, named, ink, context.blobs);
    }
    const isSpread = page.leaves?.length === 2;
    const found =
      (isSpread && named === null ? await segmentBy(page, null, context, 'table') : null) ??
      (await segmentLeaves(page, named, context)) ??
      (await segmentBy(page, named, context)) ??
      (await segmentBy(await turnPage(page, context.blobs), named, context));
    if (found === null) throw new ExpectedError('page.form-unknown', { pageId: page.pageId });
    return found;
  },
});

/** A spread of two pages that each show a labelled form, the same one; null for everything else. */
async function segmentLeaves(
  page: CleanedPage,
  named: LabelledForm | TableForm | null,
  context: StageContext,
): Promise<SegmentedPage | null> {
  if (page.leaves?.length !== 2 || named?.layout === 'table') return null;
  const leaves: SegmentedPage[] = [];
  for (const leaf of page.leaves) {
    const found = await segmentBy(await cutLeaf(page, leaf, context.blobs), named, context, 'labels');
    if (found !== null && found.formId === (leaves[0] ?? found).formId) leaves.push(found);
  }
  return joinLeaves(leaves);
}

/** A page with fewer rows of leader dots is sooner a table than a form with labels, which take long to read. */
const fewDotRows = 5;

/** The page as one of the forms it may be of, the named one before all; null when it shows none. */
async function segmentBy(
  page: CleanedPage,
  named: LabelledForm | TableForm | null,
  context: StageContext,
  only?: 'labels' | 'table',
): Promise<SegmentedPage | null> {
  const ink = await decodeBilevel(await context.blobs.get(page.binary.sha256));
  if (named?.layout === 'table') {
    const table = findTable(ink, [named]);
    if (table !== null) return splitTable(page, table.form, table.fit, ink, context.blobs);
  }
  const kin = context.forms.all().filter((form) => form.kind === page.kind && form !== named);
  const forms: readonly RegisterForm[] = named === null ? kin : [named, ...kin];
  const ruled = { ...ink, data: ink.data.slice() };
  const unit = ink.width / 2480;
  removeRules(ink, unit);
  const { patches, rows } = removeDots(ink, unit);
  const tables = forms.filter((form): form is TableForm => form.layout === 'table' && form !== named);
  const isSoonerTable = named === null && only !== 'labels' && rows.length < fewDotRows;
  const early = isSoonerTable ? findTable(ruled, tables) : null;
  if (early !== null) return splitTable(page, early.form, early.fit, ruled, context.blobs);
  if (only === 'table') return null;
  const labelled = forms.filter((form): form is LabelledForm => form.layout === 'labels');
  const expected = named?.layout === 'labels' ? named : null;
  const found = await findForm({ ink, patches, dotRows: rows }, labelled, expected, context.engine);
  if (found !== null)
    return splitLabelled(page, found, { ink, patches, dotRows: rows }, ruled, context.blobs);
  if (only === 'labels' || isSoonerTable) return null;
  const table = findTable(ruled, tables);
  return table === null ? null : splitTable(page, table.form, table.fit, ruled, context.blobs);
}
