import type { RegisterForm, TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import { openFont } from '../samples/fonts.ts';
import { outline } from '../samples/outline.ts';

/** A box to draw, with what it is. Anchors have no name: their text is there. */
export interface NamedBox {
  readonly box: Box;
  readonly name: string;
  readonly color: string;
}

const colors = { anchor: '#080', field: '#c00', unread: '#777' } as const;

/** Everything a form says is somewhere, as fractions of its page. */
export function boxesOfForm(form: RegisterForm): NamedBox[] {
  if (form.layout === 'lines') return [{ box: form.area, name: form.field.key, color: colors.field }];
  const anchors = form.printed
    .filter((text) => text.anchor)
    .map(({ box }) => ({ box, name: '', color: colors.anchor }));
  if (form.layout === 'table') return [...anchors, ...cellsOf(form)];
  const fields = form.entries
    .flatMap((entry) => entry.fields)
    .flatMap(({ key, boxes }) =>
      boxes.map((box, line) => ({
        box,
        name: boxes.length > 1 ? `${key} ${line + 1}` : key,
        color: colors.field,
      })),
    );
  return [...anchors, ...fields];
}

/** The cells of the first row in full, of the others by their columns' outline. */
function cellsOf({ tables, columns, rows }: TableForm): NamedBox[] {
  return tables.flatMap((table) => {
    const count = rows.count ?? 1;
    return columns.flatMap(({ key, left, width, band }) =>
      Array.from({ length: count }, (_, row): NamedBox => {
        const { top, height } = band ?? { top: 0, height: 1 };
        return {
          box: {
            left: table.left + left * table.width,
            top: table.top + ((row + top) * table.height) / count,
            width: width * table.width,
            height: (height * table.height) / count,
          },
          name: row === 0 && key !== null ? key : '',
          color: key === null ? colors.unread : colors.field,
        };
      }),
    );
  });
}

/** As SVG shapes on a page of so many millimeters; names stand in their boxes, or above them to leave the ink free. */
export function drawBoxes(
  boxes: readonly NamedBox[],
  page: { widthMm: number; heightMm: number },
  names: 'inside' | 'above' = 'inside',
): string {
  return boxes
    .map(({ box, name, color }) => {
      const [x, y, width, height] = [
        box.left * page.widthMm,
        box.top * page.heightMm,
        box.width * page.widthMm,
        box.height * page.heightMm,
      ].map((n) => n.toFixed(2));
      const label = outline(openFont('tinos'), name, 2.2);
      return (
        `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${color}" fill-opacity=".12" stroke="${color}" stroke-width=".2"/>` +
        `<path transform="translate(${x} ${Number(y) + (names === 'above' ? -0.4 : 2)})" d="${label.path}" fill="${color}"/>`
      );
    })
    .join('');
}
