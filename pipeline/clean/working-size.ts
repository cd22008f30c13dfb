/** A4 at 300 dpi is 2480 wide: where the readers were measured; more costs time and gives nothing. */
const pageWidthPx = 2480;
const widestPx = 5000;
/** Some 100 MB of pixels at every step, however long the strip that was scanned. */
const highestPx = 10_000;

/**
 * Size to work at: about 300 dpi, never wider than 5000 px nor higher than 10,000. Small pictures are doubled at most, because leader dots
 * and tone marks melt below 200 dpi. Where the file does not say its dpi, an upright page is taken for A4 and a
 * lying one for two of them side by side.
 */
export function workingSize(scan: { widthPx: number; heightPx: number; dpi: number | null }): {
  widthPx: number;
  heightPx: number;
} {
  const lies = scan.widthPx > scan.heightPx * 1.1;
  const byShape = (lies ? pageWidthPx * 1.72 : pageWidthPx) / scan.widthPx;
  const plausible = scan.dpi !== null && scan.dpi >= 140 && scan.dpi <= 1200;
  const wanted = plausible && scan.dpi !== null ? 300 / scan.dpi : byShape;
  const near = wanted > 0.88 && wanted < 1.25 ? 1 : Math.min(2, wanted);
  const scale = Math.min(near, widestPx / scan.widthPx, highestPx / scan.heightPx);
  return {
    widthPx: Math.max(1, Math.round(scan.widthPx * scale)),
    heightPx: Math.max(1, Math.round(scan.heightPx * scale)),
  };
}
