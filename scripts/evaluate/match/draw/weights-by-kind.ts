import { chart, colors, line, rect, text } from '../../draw/svg.ts';
import { type TrueKind, trueKinds } from '../confusion.ts';
import { binBits, type Histogram } from '../curve.ts';
import { kindColors } from './kind-colors.ts';

const [left, top, width, row] = [130, 64, 520, 62];

/** How many pairs of each true kind have which weight, a row a kind; heights are logarithms, for strangers are many. */
export function drawWeightsByKind(title: string, about: string, counts: Histogram<TrueKind>): string {
  const bins = trueKinds.flatMap((kind) => Object.keys(counts[kind]).map(Number));
  const [from, to] = [Math.min(...bins, 0), Math.max(...bins, 1) + 1];
  const most = Math.max(1, ...trueKinds.flatMap((kind) => Object.values(counts[kind])));
  const wide = width / (to - from);
  const x = (bin: number): number => left + (bin - from) * wide;
  const tall = (count: number): number => (Math.log10(count + 1) / Math.log10(most + 1)) * (row - 16);
  const bottom = top + trueKinds.length * row;
  const ticks = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter((bin) => bin % 4 === 0);
  return chart(left + width + 40, bottom + 48, [
    text(12, 22, title, { size: 15, weight: 600 }),
    text(12, 42, about, { size: 11 }),
    ...ticks.flatMap((bin) => [
      line([x(bin), top], [x(bin), bottom], colors.faint),
      text(x(bin), bottom + 16, `${bin * binBits}`, { anchor: 'middle', size: 11 }),
    ]),
    ...trueKinds.flatMap((kind, n) => {
      const base = top + (n + 1) * row - 4;
      const all = Object.values(counts[kind]).reduce((sum, count) => sum + count, 0);
      return [
        text(left - 10, base - 18, kind, { anchor: 'end' }),
        text(left - 10, base - 4, `${all} pairs`, { anchor: 'end', size: 11 }),
        line([left, base], [left + width, base], colors.faint),
        ...Object.entries(counts[kind]).map(([bin, count]) =>
          rect(x(Number(bin)) + 0.5, base - tall(count), wide - 1, tall(count), kindColors[kind]),
        ),
      ];
    }),
    text(left + width / 2, bottom + 36, 'weight, bits', { anchor: 'middle', size: 11 }),
  ]);
}
