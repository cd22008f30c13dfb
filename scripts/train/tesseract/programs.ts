import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';

/** The programs training needs; all of them come with Debian's `tesseract-ocr`. */
export type TrainingProgram = 'tesseract' | 'lstmtraining';

/** Where a program lies on PATH. Throws `train.program-missing` naming the package. */
export function programPath(name: TrainingProgram): string {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  throw new ExpectedError('train.program-missing', { program: name, package: 'tesseract-ocr' });
}
