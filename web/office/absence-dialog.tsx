import { type FormEvent, useLayoutEffect, useState } from 'react';
import { addAbsence } from '#schemas/api/office.ts';
import { NewAbsence } from '#schemas/delegation.ts';
import type { OfficerId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { DayInput } from '../shared/day-input.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { localToday } from './days.ts';
import { noDay } from './delegation-faults.ts';

/** From when until when an officer is away; without a last day until somebody says otherwise. */
export function AbsenceDialog(props: {
  /** One: it is about them; several: of whom is asked. */
  officers: readonly { readonly id: OfficerId; readonly name: string }[];
  onNoted: () => void;
  onClose: () => void;
}) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.office.absence;
  const [officerId, setOfficerId] = useState<string>(props.officers[0]?.id ?? '');
  const [from, setFrom] = useState(localToday);
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const parsed = NewAbsence.safeParse({ officerId, from, to: to === '' ? null : to, reason });
  const faulty = (parsed.error?.issues ?? []).map(({ path }) => path[0]);
  const isOne = props.officers.length === 1;
  // After the dialog's own effect, which opens it.
  useLayoutEffect(() => {
    if (isOne) document.getElementById('absence-from')?.focus();
  }, [isOne]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await call(addAbsence, { body: { ...parsed.data, reason: reason.normalize('NFC') } });
      props.onNoted();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={texts.title} onClose={props.onClose} className="is-narrow">
      <form className="office-form" onSubmit={(event) => void submit(event)}>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        {!isOne && (
          <label className="field">
            <span>{texts.who}</span>
            <select
              name="officer"
              data-first
              value={officerId}
              onChange={(event) => setOfficerId(event.target.value)}
            >
              {props.officers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="office-pair">
          <div className="field">
            <label htmlFor="absence-from">{texts.from}</label>
            <DayInput
              id="absence-from"
              name="from"
              value={from}
              isInvalid={faulty.includes('from')}
              onChange={(day) => setFrom(day ?? noDay)}
            />
          </div>
          <div className="field">
            <label htmlFor="absence-to">{texts.to}</label>
            <DayInput
              id="absence-to"
              name="to"
              value={to}
              isInvalid={faulty.includes('to')}
              onChange={(day) => setTo(day ?? noDay)}
            />
            {faulty.includes('to') && <small>{to === noDay ? t.web.office.noDay : texts.backwards}</small>}
          </div>
        </div>
        <label className="field">
          <span>{texts.reason}</span>
          <input
            name="reason"
            maxLength={200}
            autoComplete="off"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p className="quiet">{texts.hint}</p>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={!parsed.success || isBusy}>
            {texts.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
