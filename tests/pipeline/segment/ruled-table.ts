import { type Bitmap, emptyBitmap } from '#pipeline/clean/picture.ts';
import { TableForm } from '#schemas/form.ts';

/** An opening of 420 × 297 mm: six columns over both pages, twelve rows between printed rules. */
export const openingForm = TableForm.parse({
  id: 'birth-1956-test',
  version: 1,
  kind: 'birth',
  title: 'Sổ khai sinh',
  usedFrom: 1956,
  usedTo: 1976,
  source: 'drawn for the test',
  certainty: 'reconstructed',
  language: 'vie',
  page: { widthMm: 420, heightMm: 297 },
  layout: 'table',
  spread: true,
  printed: [],
  rules: [
    ...[0.05, 0.1, 0.3, 0.48, 0.52, 0.7, 0.85, 0.95].map((left) => ({
      left,
      top: 0.1,
      width: 0.001,
      height: 0.8,
    })),
    ...[0.05, 0.52].flatMap((left) =>
      [0.1, 0.18, 0.9].map((top) => ({ left, top, width: 0.43, height: 0.0015 })),
    ),
  ],
  tables: [{ left: 0.05, top: 0.18, width: 0.9, height: 0.72 }],
  columns: [
    ['entryNo', 0.05, 0.1],
    ['childName', 0.1, 0.3],
    ['childBirthDate', 0.3, 0.48],
    ['motherName', 0.52, 0.7],
    ['fatherName', 0.7, 0.85],
    [null, 0.85, 0.95],
  ].map(([key, from, to]) => ({
    key,
    reader: 'text',
    label: String(key),
    left: (Number(from) - 0.05) / 0.9,
    width: (Number(to) - Number(from)) / 0.9,
  })),
  rows: { between: 'rules', count: 12 },
});

export interface Opening {
  readonly width: number;
  readonly height: number;
  /** How far each page is moved and turned from its place. */
  readonly leaves: readonly [Lie, Lie];
}
export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly turn: number;
  /** How far its uprights lean while its level lines stay level, as photographed from the side (tangent). */
  readonly lean?: number;
}

/** Draws the form's rules, each leaf lying its own way. Returns the place of a point of the form on the page. */
export function drawOpening(how: Opening): { ink: Bitmap; at: (x: number, y: number) => [number, number] } {
  const ink = emptyBitmap(how.width, how.height);
  const at = (x: number, y: number): [number, number] => {
    const lie = how.leaves[x < 0.5 ? 0 : 1];
    return [
      x * how.width + lie.x - (lie.turn + (lie.lean ?? 0)) * (y - 0.5) * how.height,
      y * how.height + lie.y + lie.turn * (x - 0.5) * how.width,
    ];
  };
  const { count } = openingForm.rows.between === 'rules' ? openingForm.rows : { count: 0 };
  const rowRules = [0.05, 0.52].flatMap((left) =>
    Array.from({ length: count - 1 }, (_, i) => ({
      left,
      top: 0.18 + (0.72 * (i + 1)) / count,
      width: 0.43,
      height: 0.001,
    })),
  );
  for (const rule of [...openingForm.rules, ...rowRules]) {
    const upright = rule.height > rule.width;
    const [from, to] = [at(rule.left, rule.top), at(rule.left + rule.width, rule.top + rule.height)];
    const steps = Math.round(upright ? to[1] - from[1] : to[0] - from[0]);
    for (let i = 0; i <= steps; i += 1) {
      const t = i / steps;
      const [x, y] = upright
        ? at(rule.left, rule.top + rule.height * t)
        : at(rule.left + rule.width * t, rule.top);
      for (let k = 0; k < 2; k += 1)
        dot(ink, Math.round(x) + (upright ? k : 0), Math.round(y) + (upright ? 0 : k));
    }
  }
  return { ink, at };
}

const dot = (ink: Bitmap, x: number, y: number): void => {
  if (x >= 0 && y >= 0 && x < ink.width && y < ink.height) ink.data[y * ink.width + x] = 1;
};

/** Shapes as large as letters, on a line that begins at a point and is `length` letters long. */
export function write(ink: Bitmap, [x, y]: readonly [number, number], length: number): void {
  for (let i = 0; i < length; i += 1) {
    bar(ink, x + i * 14, y - 14, 3, 16);
    bar(ink, x + i * 14, y - 8, 9, 3);
    bar(ink, x + i * 14 + 8, y - 14, 3, 14);
  }
}

/** Two short strokes side by side. */
export function writeDitto(ink: Bitmap, [x, y]: readonly [number, number]): void {
  bar(ink, x, y - 14, 2, 7);
  bar(ink, x + 6, y - 14, 2, 7);
}

function bar(ink: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y += 1)
    for (let x = left; x < left + width; x += 1) dot(ink, Math.round(x), Math.round(y));
}
