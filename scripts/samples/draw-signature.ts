import type { Random } from './random.ts';

/** A smooth stroke that crosses itself a few times; nobody's. */
export function drawSignature(x: number, y: number, color: string, random: Random): string {
  const knots = Array.from({ length: random.int(6, 10) }, (_, i) => ({
    x: x - 13 + i * 2.7 + random.between(-2.2, 2.2),
    y: y + (i % 2 === 0 ? -1 : 1) * random.between(1, 4.6),
  }));
  const [first, ...rest] = knots;
  if (!first) return '';
  let path = `M${first.x.toFixed(1)} ${first.y.toFixed(1)}`;
  rest.forEach((to, i) => {
    const from = knots[i] ?? first;
    const bow = random.between(1, 4);
    path += `C${(from.x + bow).toFixed(1)} ${from.y.toFixed(1)} ${(to.x - bow).toFixed(1)} ${to.y.toFixed(1)} ${to.x.toFixed(1)} ${to.y.toFixed(1)}`;
  });
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="0.42" stroke-linecap="round" opacity="0.9"/>`;
}
