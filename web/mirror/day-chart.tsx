import type { Mirror } from '#schemas/api/mirror.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { lastDays } from './last-days.ts';

type Day = Mirror['days'][number];

/** Units of the drawing; it is stretched to its place. */
const barWidth = 12;
const barGap = 4;
const height = 96;

const dayOf = (day: Day | string | undefined): string =>
  showDate(typeof day === 'object' ? day.day : (day ?? ''));

/** Entries a day as bars; their figures are in words above it. */
export function DayChart(props: { days: readonly Day[] }) {
  const { t, fill } = useWording();
  const all = lastDays(props.days);
  const most = Math.max(1, ...props.days.map((day) => day.entries));
  const width = all.length * (barWidth + barGap) - barGap;
  const label = fill(t.web.mirror.chart, { most });
  return (
    <figure className="day-chart">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} preserveAspectRatio="none">
        {all.map((day, at) => {
          const x = at * (barWidth + barGap);
          if (typeof day === 'string')
            return (
              <rect key={day} className="is-none" x={x} y={height - 1.5} width={barWidth} height={1.5} />
            );
          const tall = Math.max(2, (day.entries / most) * (height - 4));
          return (
            <rect key={day.day} x={x} y={height - tall} width={barWidth} height={tall} rx={1.5}>
              <title>{`${showDate(day.day)}: ${day.entries}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        <span>{dayOf(all[0])}</span>
        <span>{label}</span>
        <span>{dayOf(all.at(-1))}</span>
      </figcaption>
    </figure>
  );
}
