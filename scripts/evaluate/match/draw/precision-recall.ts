import { chart, colors, dot, line, text } from '../../draw/svg.ts';
import type { CurvePoint } from '../curve.ts';

const [left, top, width, height] = [64, 56, 420, 300];
/** Shares shown from here on: below, nothing happens. */
const least = 0.8;
const series = ['#2f6f4f', '#3f6fb5', '#c2702c'];

export interface Curve {
  readonly name: string;
  readonly points: readonly CurvePoint[];
  /** What is proposed at the threshold that was fixed before. */
  readonly chosen: { readonly precision: number; readonly recall: number };
}

/** Precision over recall as the least weight falls; the dot is where the threshold stands. */
export function drawPrecisionRecall(title: string, curves: readonly Curve[]): string {
  const along = (share: number): number => (Math.max(least, share) - least) / (1 - least);
  const x = (share: number): number => left + along(share) * width;
  const y = (share: number): number => top + height - along(share) * height;
  const ticks = [0.8, 0.85, 0.9, 0.95, 1];
  const grid = ticks.flatMap((share) => [
    line([x(share), top], [x(share), top + height], colors.faint),
    line([left, y(share)], [left + width, y(share)], colors.faint),
    text(x(share), top + height + 18, `${Math.round(share * 100)} %`, { anchor: 'middle', size: 11 }),
    text(left - 8, y(share) + 4, `${Math.round(share * 100)} %`, { anchor: 'end', size: 11 }),
  ]);
  const drawn = curves.flatMap(({ name, points, chosen }, n) => {
    const color = series[n % series.length] as string;
    const shown = points.filter(({ precision, recall }) => precision >= least && recall >= least);
    return [
      ...shown
        .slice(1)
        .map((to, at) =>
          line(
            [x((shown[at] as CurvePoint).recall), y((shown[at] as CurvePoint).precision)],
            [x(to.recall), y(to.precision)],
            color,
          ),
        ),
      dot(x(chosen.recall), y(chosen.precision), 4.5, color),
      dot(left + width + 24, top + 8 + n * 22, 5, color),
      text(left + width + 36, top + 12 + n * 22, name),
    ];
  });
  return chart(left + width + 190, top + height + 52, [
    text(12, 22, title, { size: 15, weight: 600 }),
    text(12, 42, 'precision', { size: 11 }),
    ...grid,
    ...drawn,
    text(left + width / 2, top + height + 40, 'recall; shares below 80 % are not shown', {
      anchor: 'middle',
      size: 11,
    }),
  ]);
}
