import type { TableForm } from '#schemas/form.ts';
import type { Box } from '#schemas/geometry.ts';
import { isSpot } from './is-spot.ts';
import { type Component, components } from '../clean/components.ts';
import { inverse, project } from '../clean/homography.ts';
import type { Bitmap } from '../clean/picture.ts';
import { type Band, bandsOf, pitchOf } from './find-lines.ts';
import type { Leaf } from './fit-table.ts';
import type { Frame } from './frame.ts';

/** Ink of a table that belongs to one row: a patch, or the part of a patch that reaches through several rows. */
export interface Piece extends Frame {
  readonly area: number;
  /** The patch it is, or is a part of, is a spot of foxing. */
  readonly spot: boolean;
  /** Middle, top and bottom as heights in the table, in pixels below its upper edge as if it lay level. */
  readonly top0: number;
  readonly bottom0: number;
}

export interface TableRow {
  /** Heights in the table, as in `Piece`. */
  readonly top: number;
  readonly bottom: number;
  readonly pieces: Piece[];
}

export interface TableInk {
  readonly rows: readonly TableRow[];
  /** Usual distance of two written lines in pixels. */
  readonly pitch: number;
  /** Height of the table in pixels, as the form has it. */
  readonly height: number;
}

/**
 * The rows of a table with their ink, top to bottom. Rows lie along the form's level lines as the fit has them, so the ink
 * is looked at by its height on the form. `ink` must have lost its rules and been cut apart at the columns' edges.
 */
export function findRows(
  ink: Bitmap,
  table: Box,
  leaves: readonly Leaf[],
  form: TableForm,
  unit: number,
): TableInk {
  const leveler = levelerOf(table, leaves);
  const patches = components(ink).filter((patch) => patch.area >= 8 * unit * unit && leveler.holds(patch));
  const profile = new Float32Array(Math.ceil(leveler.height) + 1);
  for (const patch of patches) {
    eachRun(patch, ink.width, (x, y, length) => {
      const at = Math.round(leveler.heightAt(x + length / 2, y));
      if (at >= 0 && at < profile.length) profile[at] = (profile[at] as number) + length;
    });
  }
  const { rows } = form;
  const written = pitchOf(profile, unit);
  const bands = rows.between === 'rules' ? evenBands(leveler.height, rows.count) : bandsOf(profile, written);
  const found = bands.map((band): TableRow => ({ top: band.top, bottom: band.bottom, pieces: [] }));
  for (const patch of patches) {
    for (const [i, piece] of share(patch, bands, ink.width, leveler.heightAt)) found[i]?.pieces.push(piece);
  }
  const pitch = rows.between === 'rules' ? Math.min(written, leveler.height / rows.count) : written;
  return { rows: found, pitch, height: leveler.height };
}

interface Leveler {
  readonly height: number;
  /** Pixels below the table's upper edge as if the table lay level. */
  heightAt(x: number, y: number): number;
  holds(patch: Frame): boolean;
}

function levelerOf(table: Box, leaves: readonly Leaf[]): Leveler {
  const own = leaves.filter(
    (leaf) => Math.min(table.left + table.width, leaf.to) - Math.max(table.left, leaf.from) > 0.02,
  );
  const maps = own.map((leaf) => inverse(leaf.toPage));
  const [first] = own;
  if (first === undefined) throw new RangeError('a table on no leaf');
  // Where one leaf's ink ends and the next one's begins, at the middle height.
  const middle = table.top + table.height / 2;
  const borders = own.slice(1).map((leaf, i) => {
    const a = project((own[i] as Leaf).toPage, [leaf.from, middle])[0];
    return (a + project(leaf.toPage, [leaf.from, middle])[0]) / 2;
  });
  const [top, foot] = [table.top, table.top + table.height].map((y) =>
    project(first.toPage, [Math.max(table.left, first.from), y]),
  ) as [readonly [number, number], readonly [number, number]];
  const height = Math.hypot(foot[0] - top[0], foot[1] - top[1]);
  const onForm = (x: number, y: number): readonly [number, number] => {
    let i = 0;
    while (i < borders.length && x > (borders[i] as number)) i += 1;
    return project(maps[i] as (typeof maps)[number], [x, y]);
  };
  return {
    height,
    heightAt: (x, y) => ((onForm(x, y)[1] - table.top) / table.height) * height,
    holds: (patch) => {
      const [x, y] = onForm((patch.left + patch.right) / 2, (patch.top + patch.bottom) / 2);
      return (
        x > table.left && x < table.left + table.width && y > table.top && y < table.top + table.height * 1.02
      );
    },
  };
}

const evenBands = (height: number, count: number): Band[] =>
  Array.from({ length: count }, (_, i) => ({
    top: (height * i) / count,
    bottom: (height * (i + 1)) / count,
    peak: (height * (i + 0.5)) / count,
  }));

function eachRun(
  patch: Component,
  width: number,
  visit: (x: number, y: number, length: number) => void,
): void {
  for (let i = 0; i < patch.runs.length; i += 2) {
    const start = patch.runs[i] as number;
    const x = start % width;
    visit(x, (start - x) / width, patch.runs[i + 1] as number);
  }
}

/** A patch goes to the row with most of its ink; one that has a good part in several is cut between them. */
function share(
  patch: Component,
  bands: readonly Band[],
  width: number,
  heightAt: (x: number, y: number) => number,
): [number, Piece][] {
  const parts = new Map<number, { -readonly [K in keyof Piece]: Piece[K] }>();
  eachRun(patch, width, (x, y, length) => {
    const at = heightAt(x + length / 2, y);
    const i = bandAt(bands, at);
    if (i < 0) return;
    const part = parts.get(i);
    if (part === undefined)
      parts.set(i, {
        left: x,
        right: x + length,
        top: y,
        bottom: y + 1,
        area: length,
        spot: false,
        top0: at,
        bottom0: at + 1,
      });
    else {
      part.left = Math.min(part.left, x);
      part.right = Math.max(part.right, x + length);
      part.bottom = y + 1;
      part.area += length;
      part.top0 = Math.min(part.top0, at);
      part.bottom0 = Math.max(part.bottom0, at + 1);
    }
  });
  const list = [...parts].sort((a, b) => b[1].area - a[1].area);
  const [home] = list;
  if (home === undefined) return [];
  const band = bands[home[0]] as Band;
  const reach = (band.bottom - band.top) * 0.5;
  const cut = list.filter(([, part]) => part.area > patch.area * 0.25 && part.bottom0 - part.top0 > reach);
  if (cut.length > 1) return cut;
  const tops = list.map(([, part]) => part.top0);
  const bottoms = list.map(([, part]) => part.bottom0);
  const whole: Piece = {
    left: patch.left,
    right: patch.right,
    top: patch.top,
    bottom: patch.bottom,
    area: patch.area,
    spot: isSpot(patch, width),
    top0: Math.min(...tops),
    bottom0: Math.max(...bottoms),
  };
  return [[home[0], whole]];
}

function bandAt(bands: readonly Band[], at: number): number {
  return bands.findIndex((band) => at >= band.top && at < band.bottom);
}
