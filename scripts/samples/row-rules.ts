import type { TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';

const thinMm = 0.2;

/** The printed lines between the rows of a table, which its form only counts: as wide as columns stand side by side. */
export function rowRules(form: TableForm): Box[] {
  const { rows, tables } = form;
  if (rows.between !== 'rules') return [];
  const height = thinMm / form.page.heightMm;
  return tables.flatMap((table) =>
    Array.from({ length: rows.count - 1 }, (_, index) =>
      runsOf(form).map(({ from, to }) => ({
        left: table.left + from * table.width,
        top: table.top + ((index + 1) * table.height) / rows.count - height / 2,
        width: (to - from) * table.width,
        height,
      })),
    ).flat(),
  );
}

/** Columns that touch, as one run: the gutter of an opening parts two. */
function runsOf({ columns }: TableForm): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const column of columns.toSorted((a, b) => a.left - b.left)) {
    const last = runs.at(-1);
    if (last && column.left <= last.to + 0.002) last.to = Math.max(last.to, column.left + column.width);
    else runs.push({ from: column.left, to: column.left + column.width });
  }
  return runs;
}
