import sharp, { type Sharp } from 'sharp';

/** A page of lines of words of bars for letters, every fourth a tall one, turned clockwise by `degrees`, as a picture still to be encoded. */
export function drawPage(
  facts: { degrees?: number; width?: number; height?: number; body?: string } = {},
): Sharp {
  const { degrees = 0, width = 1240, height = 1754 } = facts;
  const words = Array.from({ length: 24 }, (_, line) =>
    Array.from({ length: 7 }, (_, word) => {
      const [x, y] = [140 + word * 140 + ((line * 37) % 50), 200 + line * 52];
      return Array.from({ length: 4 + ((line * 13 + word * 29) % 5) }, (_, letter) => {
        const rises = (letter * 7 + word * 3 + line) % 4 === 0;
        return `<rect x="${x + letter * 13}" y="${rises ? y - 10 : y}" width="10" height="${rises ? 28 : 18}"/>`;
      }).join('');
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
