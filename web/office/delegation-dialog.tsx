import { type FormEvent, useState } from 'react';
import { addDelegation, type OfficeView } from '#schemas/api/office.ts';
import { Capacity } from '#schemas/extract.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { DayInput } from '../shared/day-input.tsx';
import { Dialog } from '../shared/dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { type DelegationFault, noDay, readDelegation, type TypedDelegation } from './delegation-faults.ts';

/** As signatures of a commune's committee usually stand. @source NĐ 30/2020/NĐ-CP Phụ lục I, II.7 */
const usualLines: Record<Capacity, string> = {
  'TM.': 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
  'KT.': 'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
  'Q.': 'Q. CHỦ TỊCH',
  'TL.': 'TL. CHỦ TỊCH\n',
  'TUQ.': 'TUQ. CHỦ TỊCH\n',
};

/** A right to sign, as its decision has it; what is missing is said at its field. */
export function DelegationDialog(props: { view: OfficeView; onAdded: () => void; onClose: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.office.delegation;
  const active = props.view.officers.filter(({ isActive }) => isActive);
  const [typed, setTyped] = useState<TypedDelegation>({
    officerId: active.length === 1 ? (active[0]?.id ?? '') : '',
    capacity: 'KT.',
    lines: usualLines['KT.'],
    number: '',
    date: '',
    from: props.view.today,
    to: '',
    kinds: RecordKind.options,
    of: RecordKind.options.length,
  });
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { value, faults } = readDelegation(t, typed);
  const faultOf = (field: DelegationFault) => (isTried ? faults?.[field] : undefined);
  const set = (changed: Partial<TypedDelegation>) => setTyped((before) => ({ ...before, ...changed }));
  const fault = (field: DelegationFault) => {
    const said = faultOf(field);
    return said && <small id={`fault-${field}`}>{said}</small>;
  };
  const checked = (field: DelegationFault) => ({
    'aria-invalid': faultOf(field) !== undefined,
    ...(faultOf(field) ? { 'aria-describedby': `fault-${field}` } : {}),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!value || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await call(addDelegation, { body: value });
      props.onAdded();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog title={texts.title} onClose={props.onClose}>
      <form className="office-form" noValidate onSubmit={(event) => void submit(event)}>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <div className="office-pair">
          <label className="field">
            <span>{texts.officer}</span>
            <select
              name="officer"
              data-first
              value={typed.officerId}
              {...checked('officerId')}
              onChange={(event) => set({ officerId: event.target.value })}
            >
              <option value="">{texts.choose}</option>
              {active.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            {fault('officerId')}
          </label>
          <label className="field">
            <span>{texts.capacity}</span>
            <select
              name="capacity"
              value={typed.capacity}
              onChange={(event) => {
                const capacity = Capacity.parse(event.target.value);
                set({ capacity, lines: usualLines[capacity] });
              }}
            >
              {Capacity.options.map((each) => (
                <option key={each} value={each}>
                  {texts.capacities[each]}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label className="field">
          <span>{texts.lines}</span>
          <textarea
            name="lines"
            rows={3}
            value={typed.lines}
            {...checked('lines')}
            onChange={(event) => set({ lines: event.target.value })}
          />
          {fault('lines')}
        </label>
        <div className="office-pair">
          <label className="field">
            <span>{texts.number}</span>
            <input
              name="number"
              maxLength={60}
              autoComplete="off"
              placeholder="12/QĐ-UBND"
              value={typed.number}
              {...checked('basis')}
              onChange={(event) => set({ number: event.target.value })}
            />
            {fault('basis')}
          </label>
          <div className="field">
            <label htmlFor="delegation-date">{texts.date}</label>
            <DayInput
              id="delegation-date"
              name="date"
              value={typed.date}
              isInvalid={faultOf('basis') !== undefined}
              onChange={(day) => set({ date: day ?? noDay })}
            />
          </div>
          <div className="field">
            <label htmlFor="delegation-from">{texts.from}</label>
            <DayInput
              id="delegation-from"
              name="from"
              value={typed.from}
              isInvalid={faultOf('from') !== undefined}
              onChange={(day) => set({ from: day ?? noDay })}
            />
            {fault('from')}
          </div>
          <div className="field">
            <label htmlFor="delegation-to">{texts.to}</label>
            <DayInput
              id="delegation-to"
              name="to"
              value={typed.to}
              isInvalid={faultOf('to') !== undefined}
              onChange={(day) => set({ to: day ?? noDay })}
            />
            {fault('to') ?? <span className="quiet">{texts.toHint}</span>}
          </div>
        </div>
        <fieldset className="pin-kinds">
          <legend>{texts.kinds}</legend>
          {RecordKind.options.map((kind) => (
            <label key={kind} className="tick">
              <input
                type="checkbox"
                checked={typed.kinds.includes(kind)}
                onChange={() =>
                  set({
                    kinds: RecordKind.options.filter((one) => (one === kind) !== typed.kinds.includes(one)),
                  })
                }
              />
              {t.kinds[kind]}
            </label>
          ))}
          {fault('kinds')}
        </fieldset>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {t.web.office.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={isBusy}>
            {texts.submit}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
