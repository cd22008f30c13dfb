import type { Random } from './random.ts';
import type { Wear } from './wear.ts';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly depth: number;
  readonly isRing: boolean;
}

/** Bare paper as RGB rows: yellowed, unevenly lit, darker to the gutter, stained. */
export function paperOf(size: { width: number; height: number }, wear: Wear, random: Random): Buffer {
  const pixels = Buffer.alloc(size.width * size.height * 3);
  const base = [
    250 - wear.yellow * 16 - wear.faint * 26,
    248 - wear.yellow * 27 - wear.faint * 26,
    243 - wear.yellow * 62 - wear.faint * 28,
  ];
  const waves = Array.from({ length: 4 }, () => ({
    fx: random.between(0.4, 2.4),
    fy: random.between(0.4, 2.4),
    phase: random.between(0, 6.3),
    depth: random.between(0.2, 1),
  }));
  const dark = random.between(-1, 1);
  const gutterLeft = random.chance(0.5);
  const spots: Spot[] = Array.from({ length: Math.round(wear.stains * 6) }, () => ({
    x: random.next(),
    y: random.next(),
    radius: random.between(0.025, 0.11),
    depth: random.between(0.06, 0.19),
    isRing: random.chance(0.5),
  }));
  for (let y = 0; y < size.height; y += 1) {
    const v = y / size.height;
    for (let x = 0; x < size.width; x += 1) {
      const u = x / size.width;
      let light = 1;
      for (const wave of waves) {
        light -=
          wear.unevenLight *
          0.022 *
          wave.depth *
          (1 + Math.sin(wave.fx * u * 6 + wave.fy * v * 6 + wave.phase));
      }
      light -= wear.unevenLight * 0.17 * Math.max(0, dark * (u - 0.5) + (v - 0.35));
      const gutter = gutterLeft ? u : 1 - u;
      if (gutter < 0.05) light -= (0.04 + 0.3 * wear.unevenLight) * (1 - gutter / 0.05) ** 2;
      let brown = 0;
      for (const spot of spots) brown += stain(spot, u, (v * size.height) / size.width, size);
      const i = (y * size.width + x) * 3;
      pixels[i] = clamp((base[0] ?? 0) * light * (1 - brown * 0.55));
      pixels[i + 1] = clamp((base[1] ?? 0) * light * (1 - brown * 0.85));
      pixels[i + 2] = clamp((base[2] ?? 0) * light * (1 - brown * 1.4));
    }
  }
  return pixels;
}

function stain(spot: Spot, u: number, v: number, size: { width: number; height: number }): number {
  const distance = Math.hypot(u - spot.x, v - (spot.y * size.height) / size.width) / spot.radius;
  if (distance > 1.1) return 0;
  const edge = Math.max(0, 1 - Math.abs(distance - 1) * 9);
  const inside = distance < 1 ? 0.45 : 0;
  return spot.depth * (spot.isRing ? edge : inside + edge * 0.6);
}

const clamp = (n: number): number => Math.max(0, Math.min(255, Math.round(n)));
