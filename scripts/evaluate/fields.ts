import { extractFields } from '#pipeline/extract/extract-fields.ts';
import type { Forms, StageContext } from '#pipeline/stage.ts';
import type { ReadField } from '#schemas/field.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { RecognizedEntry } from '#schemas/steps.ts';
import type { Truth, TruthField } from '#schemas/truth.ts';

/** Of fields in which something is written, and which were not taken for blank. */
export interface FieldFigures {
  readonly fields: number;
  /** Share whose text is right letter for letter. */
  readonly written: number;
  /** Share whose normal form is right. */
  readonly value: number;
  /** Share whose text is right, or whose right text is among those offered. */
  readonly offered: number;
  /** Share without any doubt, and of those the share whose normal form is right: wrong ones here pass for sure. */
  readonly sure: number;
  readonly value_where_sure: number;
}

export interface FieldEvaluation {
  readonly entries: number;
  readonly by_ink: Readonly<Record<string, FieldFigures>>;
  /** `print/name`, `hand/date` … */
  readonly by_reader: Readonly<Record<string, FieldFigures>>;
}

export interface FieldOutcome {
  readonly ink: Truth['ink'];
  readonly reader: Reader;
  readonly key: FieldKey;
  readonly truth: TruthField;
  readonly read: ReadField;
}

/**
 * Runs `extract-fields` on entries as recognized and compares with what is written in them. Samples are drawn with fonts, and
 * the lists of names and places share their sources with the samples': the figures rank methods and show regressions; they do
 * not say how real ink would fare, and flatter every repair by a word list.
 */
export async function evaluateFields(
  pages: readonly { readonly truth: Truth; readonly entry: RecognizedEntry }[],
  forms: Forms,
  onField: (outcome: FieldOutcome) => void = () => {},
): Promise<FieldEvaluation> {
  // extract-fields reaches the forms and no other port
  const context = { forms } as unknown as StageContext;
  const outcomes: FieldOutcome[] = [];
  for (const { truth, entry } of pages) {
    const { fields } = await extractFields.run(entry, context);
    const written = truth.entries[entry.ordinal]?.fields ?? {};
    for (const [key, read] of Object.entries(fields) as [FieldKey, ReadField][]) {
      const field = written[key];
      if (field === undefined || field.written === null || read.blank) continue;
      const reader = factsOf(entry.kind, key)?.reader ?? 'text';
      outcomes.push({ ink: truth.ink, reader, key, truth: field, read });
    }
  }
  outcomes.forEach(onField);
  const by = (of: (one: FieldOutcome) => string) =>
    Object.fromEntries(
      [...new Set(outcomes.map(of))]
        .sort()
        .map((name) => [name, figuresOf(outcomes.filter((one) => of(one) === name))]),
    );
  return {
    entries: pages.length,
    by_ink: by((one) => one.ink),
    by_reader: by((one) => `${one.ink}/${one.reader}`),
  };
}

function figuresOf(outcomes: readonly FieldOutcome[]): FieldFigures {
  const sure = outcomes.filter(({ read }) => read.doubts.length === 0);
  const share = (some: readonly FieldOutcome[], of: readonly FieldOutcome[]) =>
    of.length === 0 ? 0 : Math.round((some.length / of.length) * 10_000) / 10_000;
  const isWritten = ({ read, truth }: FieldOutcome) => read.written === truth.written;
  const isValue = ({ read, truth }: FieldOutcome) => read.value === truth.value;
  const isOffered = (one: FieldOutcome) =>
    isWritten(one) || isValue(one) || one.read.alternatives.some((text) => text === one.truth.written);
  return {
    fields: outcomes.length,
    written: share(outcomes.filter(isWritten), outcomes),
    value: share(outcomes.filter(isValue), outcomes),
    offered: share(outcomes.filter(isOffered), outcomes),
    sure: share(sure, outcomes),
    value_where_sure: share(sure.filter(isValue), sure),
  };
}
