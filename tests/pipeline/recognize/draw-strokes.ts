import { type LineMap, lineHeight } from '#pipeline/recognize/normalize-line.ts';

/** Strokes that `models/tiny.onnx` reads: each four columns wide, at a step, in the upper half, the lower or both. */
export function drawStrokes(
  width: number,
  strokes: readonly (readonly [number, 'á' | 'b' | 'ỵ'])[],
): LineMap {
  const data = new Uint8Array(width * lineHeight);
  for (const [step, letter] of strokes) {
    const [from, to] = letter === 'á' ? [0, 24] : letter === 'b' ? [24, 48] : [0, 48];
    for (let y = from; y < to; y += 1) data.fill(255, y * width + step * 4, y * width + step * 4 + 4);
  }
  return { width, height: lineHeight, data };
}
