import { boxOnScan } from '#pipeline/clean/on-scan.ts';
import { extractWithFeatures } from '#pipeline/extract/extract-with-features.ts';
import { fieldsOfForm } from '#pipeline/extract/fields-of-form.ts';
import type { Forms } from '#pipeline/stage.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { RecognizedEntry } from '#schemas/steps.ts';
import type { TruthField } from '#schemas/truth.ts';
import type { Got, Outcome } from './outcome.ts';
import { around, pairEntries } from './pair-entries.ts';
import type { SamplePageRead } from './read-pages.ts';

/**
 * Runs `extract-fields` on what was read of a page and lays it beside the truth, every field that the truth names. A page
 * read by another form than its own has nothing to compare: its fields count as not got.
 */
export function outcomesOf(sample: SamplePageRead, forms: Forms): Outcome[] {
  const { truth, read } = sample;
  const form = forms.byId(truth.formId);
  const entries = read.formId === truth.formId ? pairEntries(truth, read.entries) : [];
  const out: Outcome[] = [];
  for (const [i, { fields }] of truth.entries.entries()) {
    const entry = entries[i] ?? null;
    const got = entry === null ? new Map<FieldKey, Got>() : gotOf(entry, forms);
    const readerOf = new Map(fieldsOfForm(form, i).map(({ key, reader }) => [key, reader]));
    for (const [key, field] of Object.entries(fields) as [FieldKey, TruthField][]) {
      out.push({
        page: `${sample.page.book}/${truth.file}`,
        image: sample.image,
        formId: truth.formId,
        entry: i,
        key,
        reader: readerOf.get(key) ?? factsOf(form.kind, key)?.reader ?? 'text',
        ink: truth.ink,
        font: truth.font,
        condition: truth.condition,
        truth: field,
        got: got.get(key) ?? null,
      });
    }
  }
  return out;
}

function gotOf(entry: RecognizedEntry, forms: Forms): Map<FieldKey, Got> {
  const { fields, features } = extractWithFeatures(entry, { forms });
  return new Map(
    entry.cells.flatMap((cell): [FieldKey, Got][] => {
      const field = fields[cell.key];
      if (field === undefined) return [];
      const text = cell.blank ? '' : (cell.readings[0]?.text ?? '');
      const box = around(cell.boxes.map((one) => boxOnScan(entry, one)));
      return [[cell.key, { text, field, features: features[cell.key] ?? {}, box }]];
    }),
  );
}
