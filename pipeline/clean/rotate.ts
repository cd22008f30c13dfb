import type { Gray } from './picture.ts';

/**
 * Turns the page counterclockwise by `degrees` about its center on a sheet just large enough, corners white.
 * `back` takes a pixel of the result to a pixel of `page`.
 */
export function rotate(
  page: Gray,
  degrees: number,
): { page: Gray; back: (x: number, y: number) => [number, number] } {
  if (Math.abs(degrees) < 0.03) return { page, back: (x, y) => [x, y] };
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(page.width * Math.abs(cos) + page.height * Math.abs(sin));
  const height = Math.ceil(page.width * Math.abs(sin) + page.height * Math.abs(cos));
  const [midX, midY] = [page.width / 2, page.height / 2];
  const back = (x: number, y: number): [number, number] => {
    const [dx, dy] = [x - width / 2, y - height / 2];
    return [midX + dx * cos - dy * sin, midY + dx * sin + dy * cos];
  };
  const out = new Uint8Array(width * height).fill(255);
  const { data } = page;
  for (let y = 0; y < height; y += 1) {
    let [u, v] = back(0.5, y + 0.5);
    u -= 0.5;
    v -= 0.5;
    for (let x = 0; x < width; x += 1, u += cos, v += sin) {
      const left = Math.floor(u);
      const top = Math.floor(v);
      if (left < 0 || top < 0 || left >= page.width - 1 || top >= page.height - 1) continue;
      const a = u - left;
      const b = v - top;
      const at = top * page.width + left;
      const upper = (data[at] as number) * (1 - a) + (data[at + 1] as number) * a;
      const lower = (data[at + page.width] as number) * (1 - a) + (data[at + page.width + 1] as number) * a;
      out[y * width + x] = upper * (1 - b) + lower * b + 0.5;
    }
  }
  return { page: { width, height, data: out }, back };
}
