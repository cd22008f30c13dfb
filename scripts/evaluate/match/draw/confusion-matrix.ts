import { chart, colors, rect, text } from '../../draw/svg.ts';
import { type Confusion, saidKinds, trueKinds } from '../confusion.ts';

const [left, top, wide, tall] = [140, 84, 96, 40];

/** What pairs are, down, and what was said of them, across; the darker, the larger the share of the row. */
export function drawConfusion(title: string, about: string, confusion: Confusion): string {
  const heads = saidKinds.map((said, c) =>
    text(left + c * wide + wide / 2, top - 10, said, { anchor: 'middle', size: 11 }),
  );
  const rows = trueKinds.flatMap((kind, r) => {
    const all = saidKinds.reduce((sum, said) => sum + confusion[kind][said], 0);
    return [
      text(left - 10, top + r * tall + 24, kind, { anchor: 'end' }),
      ...saidKinds.flatMap((said, c) => {
        const count = confusion[kind][said];
        const share = all === 0 ? 0 : count / all;
        const isUncounted = kind === 'unrelated' && said === 'none';
        return [
          rect(left + c * wide + 1, top + r * tall + 1, wide - 2, tall - 2, shade(share)),
          text(left + c * wide + wide / 2, top + r * tall + 18, isUncounted ? '·' : String(count), {
            ...{ anchor: 'middle', size: 12 },
            fill: share > 0.55 ? colors.paper : colors.ink,
          }),
          text(
            left + c * wide + wide / 2,
            top + r * tall + 32,
            isUncounted || count === 0 ? '' : percent(share),
            {
              ...{ anchor: 'middle', size: 10 },
              fill: share > 0.55 ? colors.paper : colors.ink,
            },
          ),
        ];
      }),
    ];
  });
  return chart(left + saidKinds.length * wide + 20, top + trueKinds.length * tall + 20, [
    text(12, 22, title, { size: 15, weight: 600 }),
    text(12, 42, about, { size: 11 }),
    ...heads,
    ...rows,
  ]);
}

const percent = (share: number): string => (share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`);

/** From paper to the ink of the printed. */
function shade(share: number): string {
  const mix = (from: number, to: number) =>
    Math.round(from + (to - from) * Math.sqrt(share))
      .toString(16)
      .padStart(2, '0');
  return `#${mix(0xf4, 0x2c)}${mix(0xf5, 0x56)}${mix(0xf7, 0x8e)}`;
}
