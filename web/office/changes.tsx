import { useState } from 'react';
import type { OfficeChange } from '#schemas/api/office.ts';
import { showDate, showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

const shownAtFirst = 8;

/** What was changed of the office, by whom and when; the newest first. */
export function Changes(props: { changes: readonly OfficeChange[] }) {
  const { t, fill } = useWording();
  const texts = t.web.office.changes;
  const [showsAll, setShowsAll] = useState(false);
  const { changes } = props;
  const facts: Readonly<Record<string, string>> = texts.facts;
  const kinds: Readonly<Record<string, string>> = t.kinds;
  const words: Readonly<Record<string, string>> = { true: texts.yes, false: texts.no, '': texts.nothing };
  const say = (name: string, value: string): string => {
    if (name === 'kinds') return value.replace(/\w+/g, (kind) => kinds[kind] ?? kind);
    return value
      .split(' → ')
      .map((side) => (words[side] ?? side).replace(/\d{4}-\d{2}-\d{2}/g, showDate))
      .join(' → ');
  };
  return (
    <section className="card office-part is-wide">
      <h2>{texts.title}</h2>
      {changes.length === 0 && <p className="quiet">{texts.none}</p>}
      <ol className="office-changes">
        {changes.slice(0, showsAll ? undefined : shownAtFirst).map(({ at, by, kind, details }) => (
          <li key={`${at} ${kind} ${Object.values(details).join(' ')}`}>
            <time dateTime={at}>{showMoment(at)}</time>
            <span>
              <strong>{texts.kinds[kind]}</strong> {fill(texts.by, { name: by })}
              <span className="office-fact">
                {Object.keys(facts)
                  .flatMap((name) => {
                    const value = details[name];
                    return value === undefined ? [] : `${facts[name]}: ${say(name, value)}`;
                  })
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {!showsAll && changes.length > shownAtFirst && (
        <button type="button" className="plain" onClick={() => setShowsAll(true)}>
          {fill(texts.more, { count: changes.length })}
        </button>
      )}
    </section>
  );
}
