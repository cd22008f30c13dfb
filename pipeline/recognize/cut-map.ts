import { type LineMap, lineHeight } from './normalize-line.ts';

/** Pieces of a line no wider than `widest` (a multiple of 4), cut at the emptiest column of each piece's last third. */
export function cutMap(line: LineMap, widest: number): LineMap[] {
  const pieces: LineMap[] = [];
  let from = 0;
  while (line.width - from > widest) {
    let [cut, least] = [from + widest, Number.POSITIVE_INFINITY];
    for (let x = from + widest; x >= from + widest * 0.65; x -= 4) {
      const ink = inkOf(line, x - 1) + inkOf(line, x);
      if (ink < least) [cut, least] = [x, ink];
    }
    pieces.push(piece(line, from, cut));
    from = cut;
  }
  pieces.push(piece(line, from, line.width));
  return pieces;
}

function inkOf({ width, data }: LineMap, x: number): number {
  let sum = 0;
  for (let y = 0; y < lineHeight; y += 1) sum += data[y * width + x] ?? 0;
  return sum;
}

function piece(line: LineMap, from: number, to: number): LineMap {
  if (from === 0 && to === line.width) return line;
  const width = to - from;
  const data = new Uint8Array(width * lineHeight);
  for (let y = 0; y < lineHeight; y += 1)
    data.set(line.data.subarray(y * line.width + from, y * line.width + to), y * width);
  return { width, height: lineHeight, data };
}
