import type { AuthorizedExtract } from '#schemas/extract.ts';
import type { Piece } from '#schemas/printed-line.ts';
import type { Cells } from '#schemas/template.ts';
import { printable } from './fonts.ts';
import { bodyInFull } from './issuing-body.ts';
import { longDate, printValue } from './print-value.ts';

/** The part of an extract that pieces of a template print. */
export type Printing = Pick<
  AuthorizedExtract,
  'number' | 'issuedAt' | 'issuedOn' | 'registerBody' | 'values'
>;

export const placeAndDate = (extract: Printing): string =>
  printable(`${extract.issuedAt}, ${longDate(extract.issuedOn)}`);

/** False for a line that the form does not have and that has nothing to say here. */
export const isPrinted = ({ onlyWith }: Cells, { values }: Printing): boolean =>
  onlyWith === null || (values[onlyWith] ?? '').trim() !== '';

/** A piece of a template's line as this extract has it. */
export function textOf(piece: Piece, extract: Printing): string {
  if ('text' in piece) return printable(piece.text);
  if ('field' in piece) return printValue(extract.values[piece.field], piece.as);
  switch (piece.fact) {
    case 'number':
      return printable(extract.number);
    case 'place-and-date':
      return placeAndDate(extract);
    case 'register-body':
      return bodyInFull(extract.registerBody);
  }
}
