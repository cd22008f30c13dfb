import type { Gray, Pixels } from './picture.ts';

/** Brightness as the eye sees it (ITU-R BT.601). */
export function toGray({ width, height, channels, data }: Pixels): Gray {
  if (channels === 1) return { width, height, data };
  const out = new Uint8Array(width * height);
  if (channels === 2) for (let i = 0; i < out.length; i += 1) out[i] = data[2 * i] as number;
  else if (channels === 3) {
    for (let i = 0, o = 0; o < out.length; i += 3, o += 1) {
      out[o] = (77 * (data[i] as number) + 150 * (data[i + 1] as number) + 29 * (data[i + 2] as number)) >> 8;
    }
  } else {
    for (let i = 0, o = 0; o < out.length; i += channels, o += 1) {
      out[o] = (77 * (data[i] as number) + 150 * (data[i + 1] as number) + 29 * (data[i + 2] as number)) >> 8;
    }
  }
  return { width, height, data: out };
}
