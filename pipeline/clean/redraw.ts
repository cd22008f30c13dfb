import type { Bend } from '#schemas/geometry.ts';
import { bendAt } from './bend.ts';
import type { Light } from './even-out.ts';
import type { Gray } from './picture.ts';
import type { Placement } from './placement.ts';

/** Places are worked out exactly at every so many pixels of a row; between them all is linear. */
const stride = 32;
const one = 65_536;

/**
 * The page as `placement` and `bend` say it lies on the picture, evenly lit, in one pass. What lies outside the picture is white.
 */
export function redraw(picture: Gray, light: Light, placement: Placement, bend: Bend | null): Gray {
  const { width, height } = placement;
  const out = new Uint8Array(width * height);
  const [a, b, c, d, e, f] = placement.back;
  const still = bend === null && a === 1 && b === 0 && c === 0 && d === 0 && e === 1 && f === 0;
  const sunk = new Float64Array(Math.ceil(width / stride) + 1);
  for (let y = 0; y < height; y += 1) {
    if (bend !== null) {
      const down = (y + 0.5) / height;
      for (let i = 0; i < sunk.length; i += 1) sunk[i] = bendAt(bend, (i * stride) / width, down) * height;
    }
    let sink = y + 0.5 + (sunk[0] as number);
    let u = b * sink + c;
    let v = e * sink + f;
    let gain = light.gainAt(u, v) * 256;
    for (let x = 0; x < width; x += stride) {
      const end = Math.min(width, x + stride);
      sink = y + 0.5 + (sunk[x / stride + 1] as number);
      const u2 = a * (x + stride) + b * sink + c;
      const v2 = d * (x + stride) + e * sink + f;
      const gain2 = light.gainAt(u2, v2) * 256;
      const span: Span = {
        at: y * width + x,
        end: y * width + end,
        gain,
        more: (gain2 - gain) / stride,
        u: u + a / 2 - 0.5,
        v: v + d / 2 - 0.5,
        du: (u2 - u) / stride,
        dv: (v2 - v) / stride,
      };
      if (still) relight(picture.data, light.tones, span, out);
      else resample(picture, light.tones, span, out);
      [u, v, gain] = [u2, v2, gain2];
    }
  }
  return { width, height, data: out };
}

/** A stretch of a row: its pixels in the result, where the first lies on the picture, steps to the next; gains in 1/256. */
interface Span {
  readonly at: number;
  readonly end: number;
  readonly gain: number;
  readonly more: number;
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}

function relight(data: Uint8Array, tones: Uint8Array, span: Span, out: Uint8Array): void {
  let gain = (span.gain * 256) | 0;
  const more = (span.more * 256) | 0;
  for (let o = span.at; o < span.end; o += 1, gain += more) {
    const lit = ((data[o] as number) * (gain >> 8)) >> 8;
    out[o] = tones[Math.min(lit, 255)] as number;
  }
}

/** Between the four pixels around, in whole numbers: places in 1/65536, weights in 1/256. */
function resample(picture: Gray, tones: Uint8Array, span: Span, out: Uint8Array): void {
  const { width, height, data } = picture;
  const u = Math.round(span.u * one);
  const v = Math.round(span.v * one);
  const du = Math.round(span.du * one);
  const dv = Math.round(span.dv * one);
  const count = span.end - span.at - 1;
  const ends = [u, u + du * count];
  const sides = [v, v + dv * count];
  const inside =
    Math.min(...ends) >= 0 &&
    Math.min(...sides) >= 0 &&
    Math.max(...ends) < (width - 1) * one &&
    Math.max(...sides) < (height - 1) * one;
  if (!inside) {
    resampleRim(picture, tones, span, out);
    return;
  }
  let [x, y] = [u, v];
  let gain = (span.gain * 256) | 0;
  const more = (span.more * 256) | 0;
  for (let o = span.at; o < span.end; o += 1) {
    const p = (x >> 8) & 255;
    const q = (y >> 8) & 255;
    const i = (Math.imul(y >> 16, width) + (x >> 16)) | 0;
    const below = (i + width) | 0;
    const a = data[i] as number;
    const c = data[below] as number;
    const upper = ((a << 8) + Math.imul((data[i + 1] as number) - a, p)) | 0;
    const lower = ((c << 8) + Math.imul((data[below + 1] as number) - c, p)) | 0;
    const tone = ((upper << 8) + Math.imul(lower - upper, q) + 32_768) >> 16;
    const lit = Math.imul(tone, gain >> 8) >> 8;
    out[o] = tones[Math.min(lit, 255)] as number;
    x = (x + du) | 0;
    y = (y + dv) | 0;
    gain = (gain + more) | 0;
  }
}

/** A span that leaves the picture: there all is white, and on the picture's rim the last pixel goes on. */
function resampleRim({ width, height, data }: Gray, tones: Uint8Array, span: Span, out: Uint8Array): void {
  let u = Math.round(span.u * one);
  let v = Math.round(span.v * one);
  const du = Math.round(span.du * one);
  const dv = Math.round(span.dv * one);
  let gain = (span.gain * 256) | 0;
  const more = (span.more * 256) | 0;
  for (let o = span.at; o < span.end; o += 1, u += du, v += dv, gain += more) {
    let left = u >> 16;
    let top = v >> 16;
    let p = (u >> 8) & 255;
    let q = (v >> 8) & 255;
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
      if (left < -1 || top < -1 || left >= width || top >= height) {
        out[o] = 255;
        continue;
      }
      // On the rim the last pixel goes on.
      if (left < 0) [left, p] = [0, 0];
      else if (left >= width - 1) [left, p] = [width - 2, 256];
      if (top < 0) [top, q] = [0, 0];
      else if (top >= height - 1) [top, q] = [height - 2, 256];
    }
    const i = top * width + left;
    const a = data[i] as number;
    const c = data[i + width] as number;
    const upper = (a << 8) + ((data[i + 1] as number) - a) * p;
    const lower = (c << 8) + ((data[i + width + 1] as number) - c) * p;
    const lit = ((((upper << 8) + (lower - upper) * q + 32_768) >> 16) * (gain >> 8)) >> 8;
    out[o] = tones[Math.min(lit, 255)] as number;
  }
}
