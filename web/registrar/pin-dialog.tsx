import { type FormEvent, useRef, useState } from 'react';
import { type OwnSigning, openSigning } from '#schemas/api/signing.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** What is offered: a morning's work, not more than the office allows. */
const offered = { minutes: 60, most: 50 };

/** Opens the officer's key by their PIN, for a while. The PIN goes to the server and is kept nowhere. */
export function PinDialog(props: {
  own: OwnSigning;
  /** What the button says: opening alone, or opening and then signing. */
  submit: string;
  onOpened: () => void;
  onClose: () => void;
}) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.signing;
  const { limits, rights } = props.own;
  const mayKinds = RecordKind.options.filter((kind) => rights[kind]);
  const [pin, setPin] = useState('');
  const [minutes, setMinutes] = useState(String(Math.min(offered.minutes, limits.mostMinutes)));
  const [most, setMost] = useState(String(Math.min(offered.most, limits.mostPapers)));
  const [kinds, setKinds] = useState<readonly RecordKind[]>(mayKinds);
  const [atCounter, setAtCounter] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const pinInput = useRef<HTMLInputElement>(null);
  const isFrom1To = (text: string, limit: number) => Number(text) >= 1 && Number(text) <= limit;
  const faults = {
    minutes: isFrom1To(minutes, limits.mostMinutes)
      ? null
      : fill(texts.minutesRange, { most: limits.mostMinutes }),
    most: isFrom1To(most, limits.mostPapers) ? null : fill(texts.mostRange, { most: limits.mostPapers }),
    kinds: kinds.length > 0 ? null : texts.kindsOne,
  };
  const isReady = pin !== '' && Object.values(faults).every((fault) => fault === null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady || isBusy) return;
    setBusy(true);
    setFailure(null);
    const narrowed = kinds.length === mayKinds.length ? [] : [...kinds];
    try {
      const body = { pin, minutes: Number(minutes), most: Number(most), kinds: narrowed, atCounter };
      await call(openSigning, { body });
      props.onOpened();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
      setBusy(false);
      setPin('');
      pinInput.current?.focus();
    }
  };
  const digits = (set: (text: string) => void) => (event: { target: { value: string } }) =>
    set(event.target.value.replace(/\D/g, '').slice(0, 4));
  return (
    <Dialog title={texts.openTitle} onClose={props.onClose} className="is-narrow">
      <form className="pin" onSubmit={(event) => void submit(event)}>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <label className="field">
          <span>{texts.pin}</span>
          <input
            ref={pinInput}
            data-first
            name="pin"
            type="password"
            autoComplete="off"
            maxLength={64}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        <div className="pin-limits">
          <label className="field">
            <span>{texts.minutes}</span>
            <input
              name="minutes"
              inputMode="numeric"
              value={minutes}
              aria-invalid={faults.minutes !== null}
              onChange={digits(setMinutes)}
            />
            {faults.minutes && <small>{faults.minutes}</small>}
          </label>
          <label className="field">
            <span>{texts.most}</span>
            <input
              name="most"
              inputMode="numeric"
              value={most}
              aria-invalid={faults.most !== null}
              onChange={digits(setMost)}
            />
            {faults.most && <small>{faults.most}</small>}
          </label>
        </div>
        <fieldset className="pin-kinds">
          <legend>{texts.kinds}</legend>
          {mayKinds.map((kind) => (
            <label key={kind} className="tick">
              <input
                type="checkbox"
                checked={kinds.includes(kind)}
                onChange={() => setKinds(mayKinds.filter((one) => (one === kind) !== kinds.includes(one)))}
              />
              {t.kinds[kind]}
            </label>
          ))}
          {faults.kinds && <small>{faults.kinds}</small>}
        </fieldset>
        {limits.atCounter && (
          <div>
            <label className="tick is-strong">
              <input
                type="checkbox"
                name="atCounter"
                checked={atCounter}
                onChange={(event) => setAtCounter(event.target.checked)}
              />
              {texts.letCounter}
            </label>
            <p className="quiet pin-hint">{texts.letCounterHint}</p>
          </div>
        )}
        <p className="quiet pin-hint">{texts.pinHint}</p>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={!isReady || isBusy}>
            {isBusy ? texts.opening : props.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
