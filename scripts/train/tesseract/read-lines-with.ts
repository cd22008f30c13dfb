import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programPath } from '../program-path.ts';
import { runProgram } from '../run-program.ts';

/**
 * What a model (`.traineddata`, not gzipped) reads on pictures of lines, one text each, in their order; one run of the
 * program for all. Raw lines (PSM 13), as in use.
 */
export async function readLinesWith(model: Uint8Array, pngs: readonly Uint8Array[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hotich-lines-'));
  try {
    await writeFile(join(folder, 'model.traineddata'), model);
    const names = pngs.map((_, i) => join(folder, `${i}.png`));
    for (const [i, png] of pngs.entries()) await writeFile(names[i] ?? '', png);
    await writeFile(join(folder, 'list'), names.map((name) => `${name}\n`).join(''));
    const said = await runProgram(programPath('tesseract'), [
      join(folder, 'list'),
      '-',
      ...['--tessdata-dir', folder, '-l', 'model', '--oem', '1', '--psm', '13', '--dpi', '300'],
    ]);
    const pages = said.split('\f');
    return pngs.map((_, i) => (pages[i] ?? '').replace(/\s+/gu, ' ').trim().normalize('NFC'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
