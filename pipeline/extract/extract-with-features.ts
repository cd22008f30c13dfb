import type { ConfidenceFeatures } from '#schemas/calibration.ts';
import type { ReadField } from '#schemas/field.ts';
import type { Reader } from '#schemas/record/fields.ts';
import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import type { ReadFields, RecognizedCell, RecognizedEntry } from '#schemas/steps.ts';
import { checkRecord } from '../check/check-record.ts';
import type { StageContext } from '../stage.ts';
import { calibrate } from './calibrate.ts';
import { confidenceFeatures } from './confidence-features.ts';
import { fieldsOfForm } from './fields-of-form.ts';
import type { ReadContext } from './read/reader.ts';
import { readCell, type UnderstoodCell, understandCell } from './read-cell.ts';

export interface ExtractedWithFeatures {
  readonly fields: ReadFields;
  /** Of the fields in which something was read. */
  readonly features: Partial<Record<FieldKey, ConfidenceFeatures>>;
}

/** The fields of an entry, with the signs that their risk follows from: what `extract-fields` runs and calibration is fitted on. */
export function extractWithFeatures(
  { cells, kind, formId, ordinal }: RecognizedEntry,
  { forms }: Pick<StageContext, 'forms'>,
): ExtractedWithFeatures {
  const readerOf = new Map(fieldsOfForm(forms.byId(formId), ordinal).map(({ key, reader }) => [key, reader]));
  const readerFor = (key: FieldKey): Reader => readerOf.get(key) ?? factsOf(kind, key)?.reader ?? 'text';
  const context = contextOf(cells, readerFor);

  const understood = cells.map((cell) => understandCell(cell, readerFor(cell.key), context));
  const checked = checkRecord(
    kind,
    Object.fromEntries(cells.map((cell, i) => [cell.key, understood[i]?.field])) as ReadFields,
  );
  const fields: ReadFields = {};
  const features: Partial<Record<FieldKey, ConfidenceFeatures>> = {};
  for (const [i, cell] of cells.entries()) {
    const field = checked[cell.key];
    const { signs } = understood[i] as UnderstoodCell;
    if (!field) continue;
    fields[cell.key] = field;
    if (signs === null) continue;
    const of = confidenceFeatures(cell, field, signs);
    features[cell.key] = of;
    fields[cell.key] = withRisk(field, calibrate(readerFor(cell.key), of));
  }
  return { fields, features };
}

/** What the rest of an entry is read by: the day it was registered. */
function contextOf(cells: readonly RecognizedCell[], readerFor: (key: FieldKey) => Reader): ReadContext {
  const cell = cells.find(({ key }) => key === 'registrationDate');
  const registered = cell ? readCell(cell, readerFor(cell.key), { latestYear: null }).value : null;
  return { registered, latestYear: registered === null ? null : Number(registered.slice(0, 4)) };
}

/** A fitted risk takes the place of the figure that only ranks. */
function withRisk(field: ReadField, risk: number | null): ReadField {
  if (risk === null) return field;
  return { ...field, risk, confidence: Math.round((1 - risk) * 1000) / 1000 };
}
