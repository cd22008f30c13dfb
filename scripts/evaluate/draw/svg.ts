/** The few shapes that charts need; numbers in the chart's own units. */
export const colors = {
  printed: '#3f6fb5',
  hand: '#c2702c',
  paper: '#ffffff',
  ink: '#24262b',
  faint: '#d9dce1',
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const n = (value: number): string => String(Math.round(value * 10) / 10);

export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}" fill="${fill}"/>`;

export const line = (
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  dash = '',
): string =>
  `<line x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}" stroke="${stroke}"${dash && ` stroke-dasharray="${dash}"`}/>`;

export const dot = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"/>`;

export const text = (
  x: number,
  y: number,
  words: string,
  how: { anchor?: 'start' | 'middle' | 'end'; size?: number; weight?: number; fill?: string } = {},
): string =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${how.size ?? 12}" text-anchor="${how.anchor ?? 'start'}"${how.weight ? ` font-weight="${how.weight}"` : ''} fill="${how.fill ?? colors.ink}">${escaped(words)}</text>`;

export const chart = (width: number, height: number, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif">\n` +
  `${rect(0, 0, width, height, colors.paper)}\n${parts.join('\n')}\n</svg>\n`;

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
