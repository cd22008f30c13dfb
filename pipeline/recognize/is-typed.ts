import type { Bitmap } from '../clean/picture.ts';

/** Fewer letters than this standing free tell nothing. */
const fewest = 10;
/** How far from a whole number of steps two letters next to each other may stand, in steps. */
const slack = 0.15;
/**
 * Share of steps that are whole: of 279 lines in a tune typewriter face nine in ten had .95 and more, of 243 in a tune print
 * face and 118 in tune hands one in ten .83 to .9.
 */
const whole = 0.85;

/**
 * Whether the letters of some lines stand a fixed step apart, as a typewriter sets them; hands and printers' faces do not.
 * Most lines that are long enough to say must say so, and two at least.
 */
export function isTyped(lines: readonly Bitmap[]): boolean {
  const shares = lines.map(pitchShare).filter((share) => share > 0);
  const even = shares.filter((share) => share >= whole).length;
  return even >= 2 && even > shares.length / 2;
}

/** The same of one line; many a short line of other writing looks so too. */
export const isFixedPitch = (line: Bitmap): boolean => pitchShare(line) >= whole;

/**
 * Share of the distances between neighbors that are whole numbers of the step that fits best, of letters that stand free;
 * 0 for lines too short.
 */
function pitchShare(ink: Bitmap): number {
  const letters = freeLetters(ink);
  if (letters.length < fewest) return 0;
  const widths = letters.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const usual = widths[widths.length >> 1] ?? 0;
  const steps = letters.slice(1).map((letter, i) => {
    const before = letters[i];
    return before === undefined ? 0 : (letter.from + letter.to - before.from - before.to) / 2;
  });
  let best = 0;
  for (let pitch = usual * 1.02; pitch < usual * 2; pitch += 0.1) {
    const near = steps.filter((step) => step < pitch * 3.4);
    if (near.length < fewest - 1) continue;
    const even = near.filter(
      (step) => Math.abs(step / pitch - Math.max(1, Math.round(step / pitch))) < slack,
    );
    best = Math.max(best, even.length / near.length);
  }
  return best;
}

/** Stretches of columns with ink; those much wider than the usual one hold several letters and are left out, specks too. */
function freeLetters({ width, height, data }: Bitmap): { from: number; to: number }[] {
  const columns = new Int32Array(width);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (data[y * width + x] === 1) columns[x] = (columns[x] as number) + 1;
  const found: { from: number; to: number }[] = [];
  for (let x = 0; x < width; x += 1) {
    if (columns[x] === 0) continue;
    const from = x;
    while (x < width && columns[x] !== 0) x += 1;
    if (x - from >= 3) found.push({ from, to: x });
  }
  const widths = found.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const usual = widths[widths.length >> 1] ?? 0;
  return found.filter(({ from, to }) => to - from <= usual * 1.6);
}
