import { boxOnScan } from '#pipeline/clean/on-scan.ts';
import { extractWithFeatures } from '#pipeline/extract/extract-with-features.ts';
import { fieldsOfForm } from '#pipeline/extract/fields-of-form.ts';
import type { Forms } from '#pipeline/stage.ts';
import type { Box } from '#schemas/geometry.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { RecognizedEntry } from '#schemas/steps.ts';
import type { TruthField } from '#schemas/truth.ts';
import type { Got, Outcome } from './outcome.ts';
import type { SamplePageRead } from './read-pages.ts';

/**
 * Runs `extract-fields` on what was read of a page and lays it beside the truth, every field that the truth names. A page
 * read by another form than its own has nothing to compare: its fields count as not got.
 */
export function outcomesOf(sample: SamplePageRead, forms: Forms): Outcome[] {
  const { truth, read } = sample;
  const form = forms.byId(truth.formId);
  const entries = read.formId === truth.formId ? pairUp(sample) : [];
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

/** For each true entry the one read that covers its fields best; on a page of one entry there is nothing to choose. */
function pairUp({ truth, read }: SamplePageRead): (RecognizedEntry | null)[] {
  if (truth.entries.length === 1) return [read.entries[0] ?? null];
  const wanted = truth.entries.map(({ fields }) => around(Object.values(fields).flatMap((one) => one.boxes)));
  const found = read.entries.map((entry) =>
    around(entry.cells.flatMap((cell) => cell.boxes).map((one) => boxOnScan(entry, one))),
  );
  const pairs = wanted
    .flatMap((a, i) => found.map((b, k) => ({ i, k, share: overlap(a, b) })))
    .filter(({ share }) => share > 0.3)
    .sort((a, b) => b.share - a.share);
  const out = wanted.map((): RecognizedEntry | null => null);
  const taken = new Set<number>();
  for (const { i, k } of pairs) {
    if (out[i] !== null || taken.has(k)) continue;
    out[i] = read.entries[k] ?? null;
    taken.add(k);
  }
  return out;
}

/** The smallest box around boxes; an empty one around none. */
function around(boxes: readonly Box[]): Box {
  if (boxes.length === 0) return { left: 0, top: 0, width: 0, height: 0 };
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

/** Shared height of two boxes as a share of the height of both; what is read of a row may be narrower than the row. */
function overlap(a: Box, b: Box): number {
  const high = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const wide = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const both = Math.max(a.top + a.height, b.top + b.height) - Math.min(a.top, b.top);
  return wide <= 0 ? 0 : high / Math.max(1e-9, both);
}
