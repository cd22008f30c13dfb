import { chart, colors, line, percent, rect, text } from './svg.ts';

export interface Bar {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  readonly color: string;
  /** How many it is of. */
  readonly of: number;
  /** A second share to mark on the bar, e.g. before word lists. */
  readonly mark?: number;
}

/** Bars of shares one below the other, with a line for what is asked. */
export function drawBars(title: string, bars: readonly Bar[], about = ''): string {
  const [left, width, row, top] = [190, 420, 22, about ? 58 : 42];
  const height = top + bars.length * row + 26;
  const x = (share: number): number => left + share * width;
  const grid = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    line([x(share), top - 6], [x(share), height - 22], colors.faint),
    text(x(share), height - 8, `${share * 100}`, { anchor: 'middle', size: 11 }),
  ]);
  const rows = bars.flatMap(({ label, share, color, of, mark }, i) => {
    const y = top + i * row;
    return [
      text(left - 8, y + 13, label, { anchor: 'end' }),
      rect(left, y + 2, share * width, row - 8, color),
      ...(mark === undefined ? [] : [line([x(mark), y], [x(mark), y + row - 4], colors.ink, '2 2')]),
      text(left + width + 10, y + 13, `${percent(share)}  n ${of}`, { size: 11 }),
    ];
  });
  return chart(left + width + 130, height, [
    text(12, 22, title, { size: 15, weight: 600 }),
    ...(about ? [text(12, 40, about, { size: 11 })] : []),
    ...grid,
    ...rows,
  ]);
}
