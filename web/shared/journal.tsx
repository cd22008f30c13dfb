import { useState } from 'react';
import type { JournalLine } from '#schemas/api/records.ts';
import { showMoment } from './show-date.ts';
import { useWording } from './wording.tsx';

/** What happened to a record, the first first: people always, machines on demand. */
export function Journal(props: { lines: readonly JournalLine[] }) {
  const { t, fill } = useWording();
  const texts = t.web.counter;
  const [showsMachine, setShowsMachine] = useState(false);
  const names: Readonly<Record<string, string>> = {
    ...t.steps,
    ...t.events,
    ...t.web.journal,
  };
  const troubles: Readonly<Record<string, string>> = t.troubleKinds;
  const outcomes: Readonly<Record<string, string>> = t.web.troubles.outcomes;
  const isMachine = (line: JournalLine) => line.kind === 'step-done';
  const shown = props.lines.filter((line) => showsMachine || !isMachine(line));
  const say = (line: JournalLine) => {
    if (isMachine(line)) return { what: names[line.by] ?? line.by, how: fill(texts.took, line.details) };
    const what = line.kind === 'viewed' ? fill(texts.viewed, line.details) : (names[line.kind] ?? line.kind);
    const { number, trouble, outcome, basis } = line.details;
    const rests = basis === undefined ? null : fill(texts.basis, { basis });
    const more = [number, troubles[String(trouble)], outcomes[String(outcome)], rests].filter(Boolean);
    return { what, how: [...more, fill(texts.by, { name: line.by })].join(' · ') };
  };
  return (
    <>
      {!props.lines.some((line) => names[line.kind]) && <p className="quiet">{texts.noJournal}</p>}
      <ol className="journal">
        {shown.map((line) => {
          const { what, how } = say(line);
          return (
            <li key={`${line.at} ${line.kind} ${line.by}`} className={isMachine(line) ? 'is-machine' : ''}>
              <time dateTime={line.at}>{showMoment(line.at)}</time>
              <span>
                <strong>{what}</strong> {how}
              </span>
            </li>
          );
        })}
      </ol>
      <label className="tick">
        <input
          type="checkbox"
          checked={showsMachine}
          onChange={(event) => setShowsMachine(event.target.checked)}
        />
        {texts.machineSteps}
      </label>
    </>
  );
}
