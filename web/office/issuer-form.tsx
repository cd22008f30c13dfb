import { type FormEvent, useEffect, useState } from 'react';
import { officeHeader, type PrintedHeader, setOffice } from '#schemas/api/office.ts';
import { ExpectedError } from '#schemas/errors.ts';
import type { IssuingOffice } from '#schemas/settings.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

const restMs = 250;

/** The agency over every paper, with what will be printed while it is typed. */
export function IssuerForm(props: { office: IssuingOffice; onSaved: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.office.issuer;
  const { office } = props;
  const [name, setName] = useState(office.body.name);
  const [within, setWithin] = useState(office.body.within.join('\n'));
  const [place, setPlace] = useState(office.place);
  const [header, setHeader] = useState<PrintedHeader | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSaved, setSaved] = useState(false);
  const units = within
    .split('\n')
    .map((unit) => unit.trim())
    .filter((unit) => unit !== '');
  const typed = JSON.stringify({
    body: { name: name.trim(), within: units },
    place: place.trim(),
  }).normalize();
  const isChanged = typed !== JSON.stringify(office);

  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      call(officeHeader, { body: JSON.parse(typed) as IssuingOffice }).then(
        (printed) => {
          if (isOver) return;
          setHeader(printed);
          setFailure(null);
        },
        (error: unknown) => {
          if (!isOver && !noteFailure(error)) setFailure(error);
        },
      );
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [typed, noteFailure]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setSaved(false);
    try {
      await call(setOffice, { body: JSON.parse(typed) as IssuingOffice });
      setFailure(null);
      setSaved(true);
      props.onSaved();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  const wrong = failure instanceof ExpectedError ? String(failure.details.field ?? '') : '';
  const faults: Readonly<Record<string, string>> = texts.faults;
  const fault = (field: keyof typeof texts.faults) => wrong === field && <small>{texts.faults[field]}</small>;
  return (
    <section className="card office-part">
      <h2>{texts.title}</h2>
      <form className="office-form" onSubmit={(event) => void save(event)}>
        <label className="field">
          <span>{texts.name}</span>
          <input
            name="officeName"
            autoComplete="off"
            maxLength={200}
            value={name}
            aria-invalid={wrong === 'body.name'}
            onChange={(event) => setName(event.target.value)}
          />
          {fault('body.name')}
        </label>
        <label className="field">
          <span>{texts.above}</span>
          <textarea
            name="within"
            rows={2}
            value={within}
            aria-invalid={wrong === 'body.within'}
            onChange={(event) => setWithin(event.target.value)}
          />
          {fault('body.within')}
        </label>
        <label className="field">
          <span>{texts.place}</span>
          <input
            name="place"
            autoComplete="off"
            maxLength={200}
            value={place}
            aria-invalid={wrong === 'place'}
            onChange={(event) => setPlace(event.target.value)}
          />
          {fault('place')}
        </label>
        {failure !== null && !faults[wrong] && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <h3>{texts.preview}</h3>
        {header && (
          <div className={`printed ${failure !== null ? 'is-old' : ''}`}>
            <div>
              <p>{header.above}</p>
              {header.between.map((unit) => (
                <p key={unit}>{unit}</p>
              ))}
              <p>
                <strong>{header.body}</strong>
              </p>
            </div>
            <div>
              <p>
                <strong>{texts.motto}</strong>
              </p>
              <p>
                <strong>{texts.motto2}</strong>
              </p>
              <p>
                <em>{header.placeAndDate}</em>
              </p>
            </div>
          </div>
        )}
        {name.trim() !== office.body.name && <Notice tone="doubt">{texts.renumbers}</Notice>}
        <footer className="office-foot">
          <button type="submit" className="button is-primary" disabled={!isChanged || failure !== null}>
            {t.web.office.save}
          </button>
          <span role="status">{isSaved && !isChanged && t.web.office.saved}</span>
        </footer>
      </form>
    </section>
  );
}
