import type { TableForm } from '#schemas/form.ts';
import type { Bitmap } from '../clean/picture.ts';
import { flatLean, sideLean } from './find-rulings.ts';
import { fitTable, type TableFit } from './fit-table.ts';

export interface FoundTable {
  readonly form: TableForm;
  readonly fit: TableFit;
}

/** Two tables that fit this much alike cannot be told apart by the page. */
const alike = 0.97;

/** Share of a page that is ink at most: a table in close writing has a tenth, noise or cloth a quarter and rules wherever one looks. */
const mostInk = 0.2;

/**
 * Of the ruled tables given the one most of whose rules stand where they should, first as on a page that lies flat, then as on
 * one photographed from the side; null when none does, or two do alike.
 */
export function findTable(ink: Bitmap, forms: readonly TableForm[]): FoundTable | null {
  if (ink.data.reduce((sum, dot) => sum + dot, 0) > mostInk * ink.data.length) return null;
  return bestOf(ink, forms, flatLean) ?? bestOf(ink, forms, sideLean);
}

function bestOf(ink: Bitmap, forms: readonly TableForm[], steepest: number): FoundTable | null {
  const found = forms.flatMap((form): FoundTable[] => {
    const fit = fitTable(form, ink, steepest);
    return fit === null ? [] : [{ form, fit }];
  });
  found.sort((a, b) => worth(b.fit) - worth(a.fit));
  const [best, next] = found;
  if (best === undefined) return null;
  return next !== undefined && worth(next.fit) >= alike * worth(best.fit) ? null : best;
}

const worth = (fit: TableFit): number => fit.rulesFound * (fit.rulesFound / fit.rulesOf);
