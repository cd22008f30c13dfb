import { type EntryId, RecordId } from '#schemas/ids.ts';

/** The record that an entry's registration becomes: one of one until books kept twice are linked. */
export const recordIdOf = (entryId: EntryId): RecordId =>
  RecordId.parse(entryId.replace(/^entry_/, 'record_'));
