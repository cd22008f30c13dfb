import type { DrawnPdf } from './draw-pdf.ts';
import { lastTable, numbersIn, objectIn, trailerOf } from './read-pdf.ts';

const references = (text: string): string[] => text.match(/\d+ \d+ R/g) ?? [];
const without = (text: string, key: string): string =>
  text.replace(new RegExp(`/${key}\\s*(\\[[^\\]]*\\]|\\d+ \\d+ R)`), '');

/** What an editor could hide in a catalog: things done on opening. */
const acts = /\/(OpenAction|AA|Names|JavaScript|Dests|OCProperties|XFA)\b/;

/**
 * Refuses a returned file whose appended part does more than sign: of the objects of the drawn paper only the catalog, the
 * pages' lists of fields, the officer's field and the document's information may be written again. Objects in compressed
 * tables cannot be looked at and are refused, too. Throws a RangeError.
 */
export function refuseOtherChanges(drawn: DrawnPdf, file: Buffer): void {
  const base = Buffer.from(drawn.bytes.buffer, drawn.bytes.byteOffset, drawn.bytes.byteLength);
  const baseTable = lastTable(base);
  if (trailerOf(file).rootNumber !== drawn.root.number) throw new RangeError('another catalog');
  for (const number of numbersIn(file, baseTable)) {
    if (number > drawn.lastNumber || number === drawn.infoNumber || number === drawn.fields.officer.number)
      continue;
    const before = objectIn(base, number).toString('latin1');
    const after = objectIn(file, number).toString('latin1');
    if (number === drawn.root.number) {
      const pages = (text: string) => /\/Pages\s+(\d+ \d+ R)/.exec(text)?.[1];
      if (pages(before) !== pages(after) || acts.test(after)) throw new RangeError('the catalog');
    } else if (/\/Type\s*\/Page\b/.test(before)) {
      const kept = references(without(after, 'Annots'));
      const same = references(without(before, 'Annots'));
      if (kept.sort().join() !== same.sort().join()) throw new RangeError('a page');
      // what stands on it beside the drawn text may only be the look of a signature
      for (const added of references(after).filter((one) => !references(before).includes(one)))
        if (!/\/FT\s*\/Sig\b/.test(objectIn(file, Number.parseInt(added, 10)).toString('latin1')))
          throw new RangeError('something on a page');
    } else if (!/\/Type\s*\/Metadata\b/.test(before)) throw new RangeError(`object ${number}`);
  }
}
