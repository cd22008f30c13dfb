import { hashOfFiles } from './hash-of-files.ts';

/** Everything that a reading depends on besides the picture's own bytes. Later steps run afresh every time. */
const reading = [
  'pipeline/clean',
  'pipeline/segment',
  'pipeline/recognize',
  'pipeline/lexicon',
  'schemas/forms',
  'schemas/form.ts',
  'schemas/steps.ts',
  'models',
  'workers/context.ts',
  'scripts/cli/read.ts',
  'package-lock.json',
];

export const readingHash = (): string => hashOfFiles(reading, (file) => !/\.(md|svg)$/.test(file));
