import { type TableColumn, TableForm } from '#schemas/form.ts';
import { factsOf } from '#schemas/record/kinds.ts';
import type { ColumnDesign, TableDesign } from './designs/design.ts';
import { Typesetter } from './typesetter.ts';

/** All in millimeters on the opening: both pages side by side, the gutter between them. */
const opening = { width: 420, height: 297, outer: 10, gutter: 8 } as const;
const edges = {
  left: { from: opening.outer, to: opening.width / 2 - opening.gutter },
  right: { from: opening.width / 2 + opening.gutter, to: opening.width - opening.outer },
} as const;
const table = { headTop: 40, top: 60, bottom: 281 } as const;
const thin = 0.3;
const headPt = 8.5;
const headPitchMm = 4.2;
const [upper, lower] = [
  { top: 0, height: 0.5 },
  { top: 0.5, height: 0.5 },
];

/** A ruled opening: columns under a printed head, a double line below it, rows evenly high. */
export function layOutTable(design: TableDesign): TableForm {
  const page = { widthMm: opening.width, heightMm: opening.height };
  const setter = new Typesetter(design.kind, page);
  const columns: TableColumn[] = [];
  const whole = edges.right.to - edges.left.from;

  for (const side of ['left', 'right'] as const) {
    const { from, to } = edges[side];
    design.headings[side].forEach((text, index, all) => {
      const isTitle = side === 'left' && index === all.length - 1;
      setter.center(
        text,
        from,
        to,
        14 + index * 6 + (isTitle ? 4 : 0),
        isTitle ? 'bold' : 'regular',
        isTitle ? 15 : 11,
      );
    });
    for (const [y, height] of [
      [table.headTop, 0.5],
      [table.top - 1, thin],
      [table.top, thin],
      [table.bottom, 0.5],
    ] as const) {
      setter.rule(from, y, to - from, height);
    }
    let x: number = from;
    setter.rule(x, table.headTop, thin, table.bottom - table.headTop);
    for (const column of design.columns[side]) {
      setHead(setter, column, x);
      const place = {
        left: (x - edges.left.from) / whole,
        width: column.widthMm / whole,
      };
      columns.push(...columnsOf(design, column, place));
      x += column.widthMm;
      setter.rule(x, table.headTop, thin, table.bottom - table.headTop);
    }
    if (Math.abs(x - to) > 0.01)
      throw new Error(`${design.facts.id}: ${side} columns end at ${x}, not ${to}`);
  }
  setter.print(design.foot, edges.left.from, table.bottom + 7, 'italic', 9);
  setter.print('Tờ số:', edges.right.to - 34, table.bottom + 7, 'regular', 11);

  return TableForm.parse({
    ...design.facts,
    kind: design.kind,
    layout: 'table',
    page,
    spread: true,
    printed: setter.printed(),
    rules: setter.rules,
    tables: [setter.box(edges.left.from, table.top, whole, table.bottom - table.top)],
    columns,
    rows: { between: 'rules', count: design.rows },
  });
}

/** The lines of a column's head, in the middle of it. */
function setHead(setter: Typesetter, column: ColumnDesign, x: number): void {
  const middle = (table.headTop + table.top) / 2 + 1;
  column.head.forEach((text, index) => {
    const baseline = middle + (index - (column.head.length - 1) / 2) * headPitchMm;
    setter.center(text, x, x + column.widthMm, baseline, 'regular', headPt);
  });
}

function columnsOf(
  { kind }: TableDesign,
  { head, holds }: ColumnDesign,
  place: { left: number; width: number },
): TableColumn[] {
  const label = head.join(' ');
  const at = { left: round(place.left), width: round(place.width) };
  if (holds === null) return [{ key: null, reader: 'text', label, ...at }];
  const stacked = typeof holds === 'string' ? [holds] : holds;
  return stacked.map((key, index) => {
    const facts = factsOf(kind, key);
    if (!facts) throw new Error(`${kind} has no field ${key}`);
    const column = { key, reader: facts.reader, label, ...at };
    return stacked.length === 1 ? column : { ...column, band: index === 0 ? upper : lower };
  });
}

/** Four decimals: 0.04 mm over an opening. */
const round = (n: number): number => Math.round(n * 10_000) / 10_000;
