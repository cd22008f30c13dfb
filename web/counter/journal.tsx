import type { JournalLine } from '#schemas/api/records.ts';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** What happened to a record, the first first. */
export function Journal(props: { lines: readonly JournalLine[] }) {
  const { t, fill } = useWording();
  if (props.lines.length === 0) return <p className="quiet">{t.web.counter.noJournal}</p>;
  const names: Readonly<Record<string, string>> = { ...t.steps, ...t.events };
  return (
    <ol className="journal">
      {props.lines.map((line) => (
        <li key={`${line.at} ${line.kind} ${line.by}`}>
          <time dateTime={line.at}>{showMoment(line.at)}</time>
          <span>
            <strong>{names[line.kind] ?? line.kind}</strong>
            {line.details.number !== undefined && <> {line.details.number}</>} {fill(t.web.counter.by, { name: names[line.by] ?? line.by })}
          </span>
        </li>
      ))}
    </ol>
  );
}
