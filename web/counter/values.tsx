import { useState } from 'react';
import type { RecordView } from '#schemas/api/records.ts';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { showDate, showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { textOf } from './differing-fields.ts';
import { PlaceNote } from './place-note.tsx';
import { type PlacesAs, placeViews, usePlaces } from './use-places.ts';

const isBlank = (field: TaskField): boolean =>
  field.verified ? field.verified.state === 'blank' : textOf(field) === null;

/** What is known of the entry, field by field; a click shows the ink a value was taken from. */
export function Values(props: { record: RecordView; as: PlacesAs; onAs: (as: PlacesAs) => void }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.counter;
  const { record, as } = props;
  const [showsBlank, setShowsBlank] = useState(false);
  const [looked, setLooked] = useState<string | null>(null);
  const { places, failure } = usePlaces(record.hit.id, as);
  const fields = record.entry.fields.filter((field) => showsBlank || !isBlank(field));
  const note = (key: FieldKey | null) => {
    const place = places?.places.find((one) => one.key === key);
    return as !== 'written' && place && <PlaceNote place={place} as={as} />;
  };
  const correctedAt = (key: FieldKey) => record.corrections.findLast(({ keys }) => keys.includes(key))?.at;
  return (
    <>
      <div className="places-as">
        <span>
          {texts.places} <Keys keys="F6" />
        </span>
        <fieldset className="segmented is-small" aria-label={texts.places}>
          {placeViews.map((each) => (
            <button key={each} type="button" aria-pressed={as === each} onClick={() => props.onAs(each)}>
              {texts.placesAs[each]}
            </button>
          ))}
        </fieldset>
        {as !== 'written' && (
          <small>
            {texts.placesHint}{' '}
            {as === 'asOf' && places?.on && fill(texts.placesOn, { date: showDate(places.on) })}
          </small>
        )}
      </div>
      {failure !== null && as !== 'written' && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <dl className="values">
        {fields.map((field) => {
          const corrected = correctedAt(field.key);
          return (
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
                {corrected && (
                  <span className="mini is-strong">
                    {fill(texts.corrected, { date: showMoment(corrected).slice(0, 10) })}
                  </span>
                )}
                {note(field.key)}
                {looked === field.key && field.read.box && (
                  <Crop
                    image={record.entry.gray}
                    box={field.read.box}
                    alt={fill(t.web.viewer.crop, { field: t.fields[field.key] })}
                    maxHeightPx={80}
                  />
                )}
              </dd>
            </div>
          );
        })}
        {as !== 'written' && (
          <div className="value">
            <dt>{texts.placeBody}</dt>
            <dd>
              {record.hit.registerBody}
              {note(null)}
            </dd>
          </div>
        )}
      </dl>
      <label className="tick">
        <input
          type="checkbox"
          checked={showsBlank}
          onChange={(event) => setShowsBlank(event.target.checked)}
        />
        {texts.showBlank}
      </label>
    </>
  );
}
