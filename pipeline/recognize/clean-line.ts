import sharp from 'sharp';
import { binarize } from '../clean/binarize.ts';
import { despeckle } from '../clean/despeckle.ts';
import { evenOut, findPaper } from '../clean/even-out.ts';
import type { Bitmap, Gray, Pixels } from '../clean/picture.ts';
import { stretch } from '../clean/stretch.ts';
import { toGray } from '../clean/to-gray.ts';
import { removeDots } from '../segment/remove-dots.ts';
import { dropNeighbors } from './drop-neighbors.ts';
import { removeLineRules } from './remove-line-rules.ts';

/** A line of a 300-dpi page is about 96 px high; crops are brought into this range, since all that follows counts in pixels. */
const [lowest, highest] = [96, 160];
const widest = 8000;

/**
 * The writing of one line's crop from anywhere (photo or scan, gray or colored): light evened out, contrast stretched, binarized;
 * rulings, leader dots, cell edges and ends of neighboring lines erased.
 */
export async function cleanLine(crop: Pixels): Promise<Bitmap> {
  const gray = await atWorkingHeight(toGray(crop));
  const even = evenOut(gray, findPaper(gray));
  stretch(even);
  const unit = gray.height / 96;
  const ink = binarize(even, 2 * Math.round(30 * unit) + 1);
  despeckle(ink, Math.round(5 * unit * unit));
  removeLineRules(ink);
  removeDots(ink, unit);
  dropNeighbors(ink);
  despeckle(ink, Math.round(5 * unit * unit));
  return ink;
}

async function atWorkingHeight(gray: Gray): Promise<Gray> {
  const height = Math.max(lowest, Math.min(highest, gray.height));
  const width = Math.min(widest, Math.max(1, Math.round((gray.width * height) / gray.height)));
  if (height === gray.height && width === gray.width) return gray;
  const raw = { width: gray.width, height: gray.height, channels: 1 as const };
  const { data, info } = await sharp(gray.data, { raw })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
