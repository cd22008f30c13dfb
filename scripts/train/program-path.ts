import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ExpectedError } from '#schemas/errors.ts';

/** The programs that training runs, by the Debian package that has them. */
const packages = {
  tesseract: 'tesseract-ocr',
  lstmtraining: 'tesseract-ocr',
  python3: 'python3-torch',
} as const;

/** Where a program lies; the system's own folder first. Throws `train.program-missing` naming the package. */
export function programPath(name: keyof typeof packages): string {
  for (const folder of `/usr/bin${delimiter}${process.env.PATH ?? ''}`.split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  throw new ExpectedError('train.program-missing', { program: name, package: packages[name] });
}
