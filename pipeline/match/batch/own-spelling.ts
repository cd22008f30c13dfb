import type { ComparatorName } from '#schemas/link-model.ts';

/**
 * Values written as the pipeline writes them, by comparator: two of these that are not the same text are never of level 0. Others (a
 * number with zeros before it, `19870512`) may be, and are given the benefit of it. Names are left out: much work, little
 * gained, for a name spelled otherwise weighs nearly as much as the same.
 */
export const hasOwnSpelling: Readonly<Partial<Record<ComparatorName, RegExp>>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'noted-date': /^\d{4}-\d{2}-\d{2}\0$/,
  registration: /^[1-9]\d*\0\d{4}-\d{2}-\d{2}$/,
};
