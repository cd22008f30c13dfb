import type { Bend, Box } from '#schemas/geometry.ts';
import { binarize } from './binarize.ts';
import { components } from './components.ts';
import { findSkew } from './deskew.ts';
import { asItIs, findPaper, lightOf } from './even-out.ts';
import { findBend } from './find-bend.ts';
import { findLeaves } from './find-leaves.ts';
import { findTurn } from './find-turn.ts';
import type { Gray } from './picture.ts';
import { type Turn, upright } from './placement.ts';
import { redraw } from './redraw.ts';
import { shrink } from './shrink.ts';
import { turnInk } from './turn-ink.ts';

/** The shorter side, about, of the copy that is looked at. */
const copyPx = 1240;

/** How a page lies on its picture: turned, then leaning, as one leaf or two, bent or flat. */
export interface Stance {
  readonly turn: Turn;
  readonly skewDegrees: number;
  readonly leaves: readonly Box[];
  readonly bend: Bend | null;
}

/** Found on a small copy: what leans by a hundredth of a degree there leans so at full size. */
export function findStance(page: Gray): Stance {
  const factor = Math.max(1, Math.round(Math.min(page.width, page.height) / copyPx));
  const copy = shrink(page, factor);
  const even = redraw(copy, lightOf(copy, findPaper(copy)), upright(copy, 0, 0), null);
  const ink = binarize(even, 25);
  const turn = findTurn(components(ink), ink);
  const skewDegrees = findSkew(turnInk(ink, turn));
  const level = turnInk(ink, turn, skewDegrees);
  const leaves = findLeaves(level, () => redraw(copy, asItIs, upright(copy, turn, skewDegrees), null));
  return { turn, skewDegrees, leaves, bend: findBend(level, leaves) };
}
