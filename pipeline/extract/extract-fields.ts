import { ExtractedEntry, RecognizedEntry } from '#schemas/steps.ts';
import { defineStage } from '../stage.ts';
import { extractWithFeatures } from './extract-with-features.ts';

/** Readings of cells become fields: what is written, what it means, and every reason to look again. */
export const extractFields = defineStage({
  name: 'extract-fields' as const,
  version: 3,
  input: RecognizedEntry,
  output: ExtractedEntry,
  blocksLoop: true,
  run: async (recognized, ctx) => {
    const { cells: _, ...entry } = recognized;
    return { ...entry, fields: extractWithFeatures(recognized, ctx).fields };
  },
});
