import type { ReliabilityBin } from '../reliability.ts';
import { chart, colors, dot, line, text } from './svg.ts';

const size = 320;
const [left, top] = [54, 54];
/** Risk from 1 to one in two thousand, by tens: what matters happens close to certainty. */
const least = 0.0005;
const along = (risk: number): number =>
  (Math.log10(1) - Math.log10(Math.max(least, risk))) / (Math.log10(1) - Math.log10(least));

/**
 * What was promised against what came true, as shares wrong on logarithmic axes: on the line the confidence is honest, above it
 * too timid, below it too bold. The larger a dot, the more fields; a share of none seen wrong sits at the rim.
 */
export function drawReliability(
  title: string,
  series: Readonly<Record<string, readonly ReliabilityBin[]>>,
): string {
  const x = (risk: number): number => left + along(risk) * size;
  const y = (risk: number): number => top + size - along(risk) * size;
  const ticks = [1, 0.1, 0.01, 0.001];
  const grid = ticks.flatMap((risk) => [
    line([x(risk), top], [x(risk), top + size], colors.faint),
    line([left, y(risk)], [left + size, y(risk)], colors.faint),
    text(x(risk), top + size + 16, `${risk * 100} %`, { anchor: 'middle', size: 11 }),
    text(left - 6, y(risk) + 4, `${risk * 100} %`, { anchor: 'end', size: 11 }),
  ]);
  const dots = Object.entries(series).flatMap(([name, bins], i) => {
    const color = name === 'hand' ? colors.hand : colors.printed;
    return [
      dot(left + size + 24, top + 12 + i * 20, 5, color),
      text(left + size + 36, top + 16 + i * 20, name),
      ...bins.map((bin) =>
        dot(x(1 - bin.promised), y(1 - bin.exact), 2.5 + Math.log10(bin.fields) * 2, color),
      ),
    ];
  });
  return chart(left + size + 130, top + size + 46, [
    text(12, 22, title, { size: 15, weight: 600 }),
    ...grid,
    line([x(1), y(1)], [x(least), y(least)], colors.ink, '4 3'),
    ...dots,
    text(left + size / 2, top + size + 36, 'share wrong that was promised', { anchor: 'middle' }),
    text(12, 42, 'share seen wrong', { size: 11 }),
  ]);
}
