import { useState } from 'react';
import type { EntryView, TaskField } from '#schemas/api/tasks.ts';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { useWording } from '../shared/wording.tsx';

const textOf = (field: TaskField): string | null =>
  field.verified ? field.verified.written : field.read.written;
const isBlank = (field: TaskField): boolean =>
  field.verified ? field.verified.state === 'blank' : textOf(field) === null;

/** What is known of the entry, field by field; a click shows the ink a value was taken from. */
export function Values(props: { entry: EntryView }) {
  const { t, fill } = useWording();
  const [showsBlank, setShowsBlank] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const fields = props.entry.fields.filter((field) => showsBlank || !isBlank(field));
  return (
    <>
      <dl className="values">
        {fields.map((field) => (
          <div key={field.key} className="value">
            <dt title={field.label}>{t.fields[field.key]}</dt>
            <dd>
              <button
                type="button"
                className="value-button"
                aria-expanded={looked === field.key}
                onClick={() => setLooked(looked === field.key ? null : field.key)}
              >
                {field.verified && field.verified.state !== 'written' ? (
                  <em>{t.fieldStates[field.verified.state]}</em>
                ) : (
                  (textOf(field) ?? '—')
                )}
              </button>
              {looked === field.key && field.read.box && (
                <Crop
                  image={props.entry.gray}
                  box={field.read.box}
                  alt={fill(t.web.viewer.crop, { field: t.fields[field.key] })}
                  maxHeightPx={80}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      <label className="tick">
        <input
          type="checkbox"
          checked={showsBlank}
          onChange={(event) => setShowsBlank(event.target.checked)}
        />
        {t.web.counter.showBlank}
      </label>
    </>
  );
}
