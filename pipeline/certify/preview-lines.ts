import type { PreviewLine } from '#schemas/api/extracts.ts';
import type { Piece } from '#schemas/printed-line.ts';
import type { Block, Cells, ExtractTemplate } from '#schemas/template.ts';
import { printable } from './fonts.ts';
import { isPrinted, type Printing, textOf } from './print-piece.ts';
import { printValue } from './print-value.ts';

/** What a paper will say, line by line, down to the heading over its signer; read on a screen before anything is drawn. */
export function previewLines(template: ExtractTemplate, extract: Printing): PreviewLine[] {
  return template.blocks.flatMap((block) => linesOf(block, extract));
}

function linesOf(block: Block, extract: Printing): PreviewLine[] {
  const cell = (pieces: readonly Piece[], share: number): PreviewLine['cells'][number] => ({
    share,
    runs: pieces.map((piece) => ({ text: textOf(piece, extract), bold: piece.bold })),
  });
  const cellsOf = ({ cells, shares }: Cells, width: number): PreviewLine['cells'] =>
    cells.map((pieces, i) => cell(pieces, width * (shares[i] ?? 0)));
  const said = (as: PreviewLine['as'], text: string, bold: boolean): PreviewLine => ({
    as,
    cells: [{ share: 1, runs: [{ text: printable(text), bold }] }],
  });
  switch (block.block) {
    // State title, motto, issuing body and the number to come: nothing of the record.
    case 'header':
    case 'motto':
      return [];
    case 'title':
      return block.lines.map((line) => said('title', line, true));
    case 'lines':
      return block.lines
        .filter((line) => isPrinted(line, extract))
        .map((line) => ({ as: 'value', cells: cellsOf(line, 1) }));
    case 'columns': {
      const empty: Cells = { cells: [[]], shares: [1], onlyWith: null };
      const rows = Math.max(block.left.length, block.right.length);
      return Array.from({ length: rows }, (_, i) => ({
        as: 'value',
        cells: [...cellsOf(block.left[i] ?? empty, 0.5), ...cellsOf(block.right[i] ?? empty, 0.5)],
      }));
    }
    case 'original-signer':
      return [
        said('signer', block.heading, true),
        said('signer', block.signed, false),
        said('signer', printValue(extract.values[block.field], 'text'), true),
      ];
    case 'signer':
      return [
        ...block.above.map(({ line }): PreviewLine => ({ as: 'signer', cells: [cell(line, 1)] })),
        said('signer', block.heading, true),
      ];
  }
}
