import type { TableForm } from '#schemas/form.ts';
import type { Box, Homography } from '#schemas/geometry.ts';
import { fitMap, type Point, project, type Tie } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import { findLevels, findUprights, flatLean, placeAt, type Ruling } from './find-rulings.ts';
import { fitScale, type Mark, type ScaleFit } from './fit-scale.ts';

/** One page of an opening, or the only page: the part of the form between two uprights, with its own map. */
export interface Leaf {
  /** On the form, as fractions of its width. */
  readonly from: number;
  readonly to: number;
  /** From the form, in fractions, to the page, in pixels. */
  readonly toPage: Homography;
  readonly uprights: readonly Ruling[];
  readonly levels: readonly Ruling[];
}

export interface TableFit {
  readonly leaves: readonly Leaf[];
  readonly rulesFound: number;
  readonly rulesOf: number;
  readonly medianErrorPx: number;
}

/** Fewer rules than this share in their places is another form, or none. Columns tell forms apart better than rows. */
const leastShare = 0.6;
const leastUprights = 0.7;

/**
 * Lays a ruled table on the page by its rules: first all uprights together, then leaf by leaf, because two pages of an
 * opening never lie alike. Null when too few rules stand where they should. `ink` must still have its rules; its uprights
 * lean no more than `steepest` (tangent).
 */
export function fitTable(form: TableForm, ink: Bitmap, steepest = flatLean): TableFit | null {
  const marks = marksOf(
    form.rules.filter((rule) => isUpright(rule, form)),
    'left',
    1.2 / form.page.widthMm,
  );
  const tallest = Math.max(...form.rules.map((rule) => rule.height));
  // Any scale is tried that leaves the table two thirds of the picture.
  const uprights = findUprights(ink, 0.35 * tallest * ink.height, ink.width / 2480, steepest);
  const places = uprights.map((line) => placeAt(line, (line.from + line.to) / 2));
  const whole = fitScale(marks, places, {
    scale: [0.6 * ink.width, 1.2 * ink.width],
    shift: [-0.2 * ink.width, 0.35 * ink.width],
    tolerance: 0.014 * ink.width,
  });
  if (whole === null) return null;
  const bounds: readonly (readonly [number, number])[] = form.spread
    ? [
        [0, 0.5],
        [0.5, 1],
      ]
    : [[0, 1]];
  const fits = bounds.map(([from, to]) => fitLeaf(form, ink, { from, to }, whole, uprights, places));
  const leaves = fits.flatMap((fit) => (fit === null ? [] : [fit.leaf]));
  const [found, of] = [sum(fits, 'found'), sum(fits, 'of')];
  const [columns, columnsOf] = [sum(fits, 'columns'), sum(fits, 'columnsOf')];
  if (leaves.length < bounds.length || found < of * leastShare || columns < columnsOf * leastUprights)
    return null;
  const errors = fits.flatMap((fit) => fit?.errors ?? []).sort((a, b) => a - b);
  return { leaves, rulesFound: found, rulesOf: of, medianErrorPx: errors[errors.length >> 1] ?? 0 };
}

interface LeafFit {
  readonly leaf: Leaf;
  /** Weight of all rules in place, of the uprights among them, and of what there should be. */
  readonly found: number;
  readonly of: number;
  readonly columns: number;
  readonly columnsOf: number;
  readonly errors: readonly number[];
}

const sum = (fits: readonly (LeafFit | null)[], what: 'found' | 'of' | 'columns' | 'columnsOf'): number =>
  fits.reduce((all, fit) => all + (fit?.[what] ?? 0), 0);

function fitLeaf(
  form: TableForm,
  ink: Bitmap,
  bounds: { from: number; to: number },
  whole: ScaleFit,
  uprights: readonly Ruling[],
  places: readonly number[],
): LeafFit | null {
  const inside = form.rules.filter((rule) => isUpright(rule, form) && between(rule, bounds));
  const across = marksOf(inside, 'left', 1.2 / form.page.widthMm);
  if (across.length === 0) return null;
  const near = 0.035 * ink.width;
  const sideways = fitScale(across, places, {
    scale: [0.92 * whole.scale, 1.08 * whole.scale],
    // Where the leaf's scale moves its far end, its shift makes up for it.
    shift: [whole.shift - near - 0.08 * whole.scale, whole.shift + near + 0.08 * whole.scale],
    tolerance: 0.006 * ink.width,
  });
  if (sideways === null) return null;
  const xOn = (at: number): number => sideways.shift + sideways.scale * at;
  const ends = across.map((mark) => xOn(mark.at));
  const strip = { left: Math.min(...ends), right: Math.max(...ends) };
  const levels = findLevels(ink, strip, 0.4 * (strip.right - strip.left), ink.width / 2480);
  const downs = levelMarks(form, bounds);
  const tall = (sideways.scale / form.page.widthMm) * form.page.heightMm;
  const down = fitScale(
    downs,
    levels.map((line) => placeAt(line, (strip.left + strip.right) / 2)),
    {
      scale: [0.93 * tall, 1.07 * tall],
      shift: [-0.3 * ink.height, 0.4 * ink.height],
      tolerance: 0.0045 * tall,
    },
  );
  if (down === null) return null;
  const ties = crossings(across, sideways, uprights, downs, down, levels);
  const kind = sideways.pairs.length >= 3 && down.pairs.length >= 3 ? 'homography' : 'affine';
  const toPage = fitMap(ties, kind);
  if (toPage === null) return null;
  return {
    leaf: { ...bounds, toPage, uprights, levels },
    found: sideways.weight + down.weight,
    of: total(across) + total(downs),
    columns: sideways.weight,
    columnsOf: total(across),
    errors: ties.map((tie) => distance(project(toPage, tie.from), tie.to)),
  };
}

const total = (marks: readonly Mark[]): number => marks.reduce((sum, mark) => sum + mark.weight, 0);
const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const isUpright = (rule: Box, form: TableForm): boolean =>
  rule.height * form.page.heightMm > rule.width * form.page.widthMm &&
  rule.height > 0.5 * Math.max(...form.tables.map((table) => table.height));

const between = (box: Box, bounds: { from: number; to: number }): boolean => {
  const middle = box.left + box.width / 2;
  return middle >= bounds.from && middle < bounds.to;
};

/** Middles of the rules, those closer than `near` as one. */
function marksOf(rules: readonly Box[], side: 'left' | 'top', near: number): Mark[] {
  const middles = rules
    .map((rule) => (side === 'left' ? rule.left + rule.width / 2 : rule.top + rule.height / 2))
    .sort((a, b) => a - b);
  const marks: Mark[] = [];
  for (const at of middles) {
    const last = marks.at(-1);
    if (last === undefined || at - last.at > near) marks.push({ at, weight: 1 });
  }
  return marks;
}

/** Lying rules of a leaf, those between rows too: a faint row rule counts a quarter, so that the head decides. */
function levelMarks(form: TableForm, bounds: { from: number; to: number }): Mark[] {
  const width = bounds.to - bounds.from;
  const shared = (box: Box): number =>
    Math.min(box.left + box.width, bounds.to) - Math.max(box.left, bounds.from);
  const lying = form.rules.filter((rule) => !isUpright(rule, form) && shared(rule) > 0.5 * width);
  const marks = marksOf(lying, 'top', 1.2 / form.page.heightMm);
  if (form.rows.between !== 'rules') return marks;
  const { count } = form.rows;
  for (const table of form.tables.filter((box) => shared(box) > 0.5 * width)) {
    for (let row = 0; row <= count; row += 1) {
      const at = table.top + (table.height * row) / count;
      if (marks.every((mark) => Math.abs(mark.at - at) > 2 / form.page.heightMm))
        marks.push({ at, weight: 0.25 });
    }
  }
  return marks.sort((a, b) => a.at - b.at);
}

/** Where the uprights in place cross the levels in place. */
function crossings(
  across: readonly Mark[],
  sideways: ScaleFit,
  uprights: readonly Ruling[],
  downs: readonly Mark[],
  down: ScaleFit,
  levels: readonly Ruling[],
): Tie[] {
  return sideways.pairs.flatMap(([i, k]) =>
    down.pairs.map(([j, m]): Tie => {
      const [upright, level] = [uprights[k] as Ruling, levels[m] as Ruling];
      let x = placeAt(upright, level.at);
      const y = placeAt(level, x);
      x = placeAt(upright, y);
      return { from: [across[i]?.at ?? 0, downs[j]?.at ?? 0], to: [x, placeAt(level, x)] };
    }),
  );
}
