import sharp, { type Sharp } from 'sharp';

/** A page of gray bars like lines of words, turned clockwise by `degrees`, as a picture still to be encoded. */
export function drawPage(
  facts: { degrees?: number; width?: number; height?: number; body?: string } = {},
): Sharp {
  const { degrees = 0, width = 1240, height = 1754 } = facts;
  const words = Array.from({ length: 24 }, (_, line) =>
    Array.from({ length: 7 }, (_, word) => {
      const [x, y] = [140 + word * 140 + ((line * 37) % 50), 200 + line * 52];
      return `<rect x="${x}" y="${y}" width="${60 + ((line * 13 + word * 29) % 50)}" height="18"/>
        <rect x="${x + 8}" y="${y - 10}" width="6" height="28"/>`;
    }).join(''),
  ).join('');
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
        <rect width="100%" height="100%" fill="#f4f0e4"/>
        <g transform="rotate(${degrees} ${width / 2} ${height / 2})" fill="#222">${facts.body ?? words}</g>
      </svg>`,
    ),
  ).flatten({ background: '#f4f0e4' });
}
