import { flat, makeLens, type Curl, type Lens } from './lens.ts';
import type { Random } from './random.ts';
import type { ScanWear } from './scan-wear.ts';

/** What of an opening is in the picture: pages of this size left and right of the gutter, or one sheet over both. */
export interface Opening {
  readonly pageWidthMm: number;
  readonly heightMm: number;
  readonly shows: 'left' | 'right' | 'both';
}

export interface Layout {
  readonly lens: Lens;
  readonly curl: Curl;
}

/** Puts an opening on a scanner's glass or before a camera. */
export function layInPicture(opening: Opening, wear: ScanWear, random: Random): Layout {
  const { pageWidthMm: w, heightMm: h, shows } = opening;
  const curl = wear.curl < 0.02 ? flat : curlOf(wear, random);
  const left = shows === 'right' ? 0 : -w;
  const right = shows === 'left' ? 0 : w;
  const px = wear.dpi / 25.4;
  const seenMm = right - left - curl.narrowMm * (shows === 'both' ? 2 : 1);
  /** A scan is cut close to the paper; a camera takes in the desk. */
  const room = (): number => (wear.isPhoto ? random.between(0.03, 0.09) * w : random.between(0.5, 5));
  const angle = (wear.skewDegrees * Math.PI) / 180;
  const spare = Math.abs(Math.sin(angle)) / 2;
  const around = {
    left: room() + spare * h * 0.6,
    right: room() + spare * h * 0.6,
    top: room() + spare * seenMm * 0.6,
    bottom: room() + spare * seenMm * 0.6,
  };
  const size = {
    width: Math.round((seenMm + around.left + around.right) * px),
    height: Math.round((h + around.top + around.bottom) * px),
  };
  const [cx, cy] = [(around.left + seenMm / 2) * px, (around.top + h / 2) * px];
  const corner = (x: number, y: number): readonly [number, number] => {
    const slack = wear.isPhoto ? 0.03 * w * px : 0;
    const [dx, dy] = [(x * seenMm * px) / 2, (y * h * px) / 2];
    return [
      cx + dx * Math.cos(angle) - dy * Math.sin(angle) + random.between(-slack, slack),
      cy + dx * Math.sin(angle) + dy * Math.cos(angle) + random.between(-slack, slack),
    ];
  };
  const corners = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)] as const;
  return { lens: makeLens(size, { left, right, height: h }, corners, curl), curl };
}

function curlOf(wear: ScanWear, random: Random): Curl {
  const overMm = random.between(18, 26 + 22 * wear.curl);
  return {
    overMm,
    narrowMm: Math.min(overMm * 0.4, 1 + 9 * wear.curl * random.between(0.5, 1)),
    liftMm: (random.chance(0.5) ? 1 : -1) * wear.curl * random.between(0.8, 4.5),
    tilt: random.between(-0.9, 0.9),
  };
}
