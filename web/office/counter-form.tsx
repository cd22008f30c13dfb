import { type FormEvent, type ReactNode, useState } from 'react';
import { setCounter } from '#schemas/api/office.ts';
import type { CounterSettings } from '#schemas/settings.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { readSettings, type SettingFault, type TypedSettings, typedFrom } from './read-settings.ts';

/** Fees, hours, and how papers may be signed. */
export function CounterForm(props: { settings: CounterSettings; onSaved: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.office.counter;
  const [typed, setTyped] = useState<TypedSettings>(() => typedFrom(props.settings));
  const [isSaved, setSaved] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { value, faults } = readSettings(t, typed);
  const isChanged = JSON.stringify(typed) !== JSON.stringify(typedFrom(props.settings));
  const set = (changed: Partial<TypedSettings>) => {
    setTyped((before) => ({ ...before, ...changed }));
    setSaved(false);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!value) return;
    try {
      await call(setCounter, { body: value });
      setTyped(typedFrom(value));
      setFailure(null);
      setSaved(true);
      props.onSaved();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  const field = (name: SettingFault, as: 'text' | 'number' | 'lines', hint?: ReactNode) => {
    const id = `counter-${name}`;
    const shared = {
      id,
      name,
      value: typed[name],
      'aria-invalid': faults?.[name] !== undefined,
      onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    };
    return (
      <div className="field">
        <label htmlFor={id}>{texts[name]}</label>
        {as === 'lines' ? (
          <textarea rows={5} {...shared} />
        ) : (
          <input
            type="text"
            autoComplete="off"
            {...(as === 'number' ? { inputMode: 'numeric' } : {})}
            {...shared}
          />
        )}
        {faults?.[name] ? <small>{faults[name]}</small> : hint}
      </div>
    );
  };
  return (
    <section className="card office-part">
      <h2>{texts.title}</h2>
      <form className="office-form" noValidate onSubmit={(event) => void save(event)}>
        <div className="office-pair">
          {field('lateFrom', 'text')}
          {field('closesAt', 'text')}
          {field('mostMinutes', 'number')}
          {field('mostPapers', 'number')}
          {field('feePerCopy', 'number')}
        </div>
        <label className="tick">
          <input
            type="checkbox"
            name="atCounter"
            checked={typed.atCounter}
            onChange={(event) => set({ atCounter: event.target.checked })}
          />
          {texts.atCounter}
        </label>
        <div className="office-pair">
          {field('exemptions', 'lines')}
          {field('holidays', 'lines')}
        </div>
        {field('timestampUrl', 'text', <span className="quiet">{texts.timestampHint}</span>)}
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <footer className="office-foot">
          <button type="submit" className="button is-primary" disabled={!isChanged || !value}>
            {t.web.office.save}
          </button>
          <span role="status">{isSaved && !isChanged && t.web.office.saved}</span>
        </footer>
      </form>
    </section>
  );
}
