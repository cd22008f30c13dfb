import { factsOf, type FieldKey } from '#schemas/record/kinds.ts';
import { ExtractedEntry, type ReadFields, RecognizedEntry } from '#schemas/steps.ts';
import { checkRecord } from '../check/check-record.ts';
import { defineStage } from '../stage.ts';
import { fieldsOfForm } from './fields-of-form.ts';
import { readCell } from './read-cell.ts';

/** Readings of cells become fields: what is written, what it means, and every reason to look again. */
export const extractFields = defineStage({
  name: 'extract-fields' as const,
  version: 1,
  input: RecognizedEntry,
  output: ExtractedEntry,
  blocksLoop: false,
  run: async ({ cells, ...entry }, ctx) => {
    const readerOf = new Map(
      fieldsOfForm(ctx.forms.byId(entry.formId), entry.ordinal).map(({ key, reader }) => [key, reader]),
    );
    const readerFor = (key: FieldKey) => readerOf.get(key) ?? factsOf(entry.kind, key)?.reader ?? 'text';

    const registration = cells.find((cell) => cell.key === 'registrationDate');
    const registered =
      registration && readCell(registration, readerFor(registration.key), { latestYear: null }).value;
    const context = { latestYear: registered ? Number(registered.slice(0, 4)) : null };

    const fields: ReadFields = {};
    for (const cell of cells) fields[cell.key] = readCell(cell, readerFor(cell.key), context);
    return { ...entry, fields: checkRecord(entry.kind, fields) };
  },
});
