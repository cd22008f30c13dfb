import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { encodeBilevel } from '#pipeline/clean/bilevel-png.ts';
import { cleanPicture } from '#pipeline/clean/clean-picture.ts';
import { cutBorder, findBorder } from '#pipeline/clean/crop-border.ts';
import { decode, type Scan } from '#pipeline/clean/decode.ts';
import { enlarge } from '#pipeline/clean/enlarge.ts';
import { asItIs } from '#pipeline/clean/even-out.ts';
import { findStance } from '#pipeline/clean/find-stance.ts';
import { encodeGray } from '#pipeline/clean/gray-jpeg.ts';
import { onPage } from '#pipeline/clean/on-scan.ts';
import type { Gray } from '#pipeline/clean/picture.ts';
import { type Turn, upright } from '#pipeline/clean/placement.ts';
import { redraw } from '#pipeline/clean/redraw.ts';
import { shrink } from '#pipeline/clean/shrink.ts';
import { toGray } from '#pipeline/clean/to-gray.ts';
import { type TruePage, trueLines } from './true-lines.ts';

/** Shares are 0–1, angles degrees; a figure is null where nothing was there to measure it on. */
export interface CleanFigures {
  readonly pages: number;
  /** Pages of the collections said to be spreads or single pages that were cut, or left whole, rightly: only titles are cut. */
  readonly spread_right: number | null;
  readonly spread_pages: number;
  /** Of the pages shown at 0, 90, 180 and 270 degrees. */
  readonly turn_right: number | null;
  readonly turn_tried: number;
  /** Found lean against the known one added to the page's own. */
  readonly skew_error_mean: number | null;
  readonly skew_error_max: number | null;
  readonly skew_tried: number;
  /** The whole step with decoding and encoding, of A4 pages at 300 dpi: the middle and the slowest page. */
  readonly cpu_seconds_p50: number | null;
  readonly cpu_seconds_max: number | null;
}

/** Collections of real pages and how many leaves a picture of them shows, by their descriptions. */
const leavesOf: Readonly<Record<string, 1 | 2>> = {
  'reg-lyon-births': 2,
  'reg-paris-marriage-divorce': 2,
  'reg-paris-repertoires': 1,
};
const angles = [-15, -9.31, -4.47, -1.23, -0.36, 0.18, 0.81, 2.62, 7.14, 12.83, 15];
const turns: readonly Turn[] = [0, 90, 180, 270];

/** Measures cleaning alone: on the real pages of `realDir` (folders as in `leavesOf`; null: none) and on `samples` (files). */
export async function evaluateClean(where: {
  realDir: string | null;
  samples: readonly string[];
}): Promise<CleanFigures> {
  const spread: boolean[] = [];
  const turned: boolean[] = [];
  const errors: number[] = [];
  const seconds: number[] = [];
  let pages = 0;
  const { realDir } = where;
  if (realDir !== null) {
    for (const [folder, leaves] of Object.entries(leavesOf)) {
      for (const file of picturesIn(join(realDir, folder))) {
        pages += 1;
        const truth = trueLines(readFileSync(file.replace(/\.\w+$/, '.xml'), 'utf8'));
        const { pixels } = await opened(file);
        spread.push(isCutRight(cleanPicture(pixels), leaves, truth));
        measureStance(grayOf(pixels), turned, errors);
      }
    }
  }
  for (const file of where.samples) {
    pages += 1;
    await cleanOnce(file);
    const started = process.cpuUsage();
    const { width, height } = await cleanOnce(file);
    const { user, system } = process.cpuUsage(started);
    const a4 = 2480 * 3508;
    if (width * height > 0.8 * a4 && width * height < 1.3 * a4) seconds.push((user + system) / 1e6);
    measureStance(grayOf((await opened(file)).pixels), turned, errors);
  }
  const sorted = seconds.toSorted((a, b) => a - b);
  return {
    pages,
    spread_right: shareOf(spread),
    spread_pages: spread.length,
    turn_right: shareOf(turned),
    turn_tried: turned.length,
    skew_error_mean: errors.length === 0 ? null : errors.reduce((a, b) => a + b, 0) / errors.length,
    skew_error_max: errors.length === 0 ? null : Math.max(...errors),
    skew_tried: errors.length,
    cpu_seconds_p50: sorted[sorted.length >> 1] ?? null,
    cpu_seconds_max: sorted.at(-1) ?? null,
  };
}

const shareOf = (list: readonly boolean[]): number | null =>
  list.length === 0 ? null : list.filter(Boolean).length / list.length;

const picturesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => ['.jpg', '.png'].includes(extname(name)))
        .sort()
        .map((name) => join(folder, name))
    : [];

async function opened(file: string) {
  const bytes = readFileSync(file);
  const { density = null } = await sharp(bytes).metadata();
  return { pixels: await decode(bytes, { file }, density), dpi: density };
}

const grayOf = (scan: Scan): Gray => enlarge(toGray(scan), scan.working.width, scan.working.height);

/** What the step does, but for storing. */
async function cleanOnce(file: string): Promise<Gray> {
  const { pixels } = await opened(file);
  const { gray, ink } = cleanPicture(pixels);
  await encodeGray(gray, 300);
  encodeBilevel(ink, 300);
  return gray;
}

/** As many leaves as there are; of the lines no more than one in twenty lies on both: printed titles run across the fold. */
function isCutRight(page: ReturnType<typeof cleanPicture>, leaves: 1 | 2, truth: TruePage): boolean {
  if (page.leaves.length !== leaves) return false;
  const [first] = page.leaves;
  if (leaves === 1 || first === undefined) return true;
  const fold = first.left + first.width;
  const way = { toScan: page.toScan, ...(page.bend === null ? {} : { bend: page.bend }) };
  const sides = truth.lines.map(({ baseline }) => {
    const xs = baseline.map(([x, y]) => onPage(way, [x / truth.widthPx, y / truth.heightPx])[0]);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const spare = (right - left) * 0.1;
    if (right - spare < fold) return 'left';
    return left + spare > fold ? 'right' : 'both';
  });
  const share = (side: string): number => sides.filter((one) => one === side).length / sides.length;
  return share('both') < 0.05 && share('left') > 0.2 && share('right') > 0.2;
}

/** Shows the page turned and leaning as known, on the small copy that the step looks at anyway. */
function measureStance(scan: Gray, turned: boolean[], errors: number[]): void {
  const page = cutBorder(scan, findBorder(scan));
  const copy = shrink(page, Math.max(1, Math.round(Math.min(page.width, page.height) / 1240)));
  const own = findStance(copy);
  turned.push(own.turn === 0);
  for (const turn of turns.slice(1)) {
    const shown = redraw(copy, asItIs, upright(copy, ((360 - turn) % 360) as Turn, 0), null);
    turned.push(findStance(shown).turn === turn);
  }
  for (const angle of angles) {
    const known = own.skewDegrees + angle;
    if (Math.abs(known) > 15) continue;
    const shown = redraw(copy, asItIs, upright(copy, 0, -angle), null);
    errors.push(Math.abs(findStance(shown).skewDegrees - known));
  }
}
