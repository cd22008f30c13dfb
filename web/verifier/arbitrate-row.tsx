import { type RefObject, useEffect, useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { type Arbitration, type ArbitrateAct, needsReason, sideOf, textIn } from './arbitration.ts';
import { FieldCrop } from './field-crop.tsx';
import { KeyedText } from './keyed-text.tsx';
import { markDifferences } from '../shared/mark-differences.ts';

/** Letters that stand in one line at the large size. */
const longText = 36;

interface Props {
  readonly field: TaskField;
  readonly gray: ImageRef;
  readonly arbitration: Arbitration;
  readonly isCurrent: boolean;
  readonly act: (act: ArbitrateAct) => void;
  readonly onPick: () => void;
  readonly reason: RefObject<HTMLInputElement | null>;
}

/** Whose word was taken, in words. */
function Verdict(props: { field: TaskField; decision: FieldDecision }) {
  const { t } = useWording();
  const side = sideOf(props.field, props.decision);
  const texts = t.web.arbitrate;
  const said = side === 'first' ? texts.sidesFirst : side === 'second' ? texts.sidesSecond : texts.overrules;
  return <span className="mini is-strong">{said}</span>;
}

/** One field on which two keyings differ: a line when it is not looked at; ink, A, B and the arbiter's own word when it is. */
export function ArbitrateRow(props: Props) {
  const { t } = useWording();
  const { field, arbitration, isCurrent, act } = props;
  const texts = t.web.arbitrate;
  const row = useRef<HTMLLIElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  useInView(row, isCurrent);
  const decision = arbitration.decisions[field.key];
  const isOpen = decision === undefined || needsReason(arbitration, field);
  const wants = isCurrent ? arbitration.wants : null;
  useEffect(() => {
    if (isCurrent) input.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  // Only when something is wanted: who types a reason is not taken out of it.
  useEffect(() => {
    if (wants !== null) (wants === 'reason' ? props.reason : input).current?.focus();
  }, [wants, props.reason]);

  const state = (
    <span className={`row-state ${isOpen ? 'is-doubtful' : 'is-done'}`}>
      {!isOpen && <Icon name="check" />}
    </span>
  );
  if (!isCurrent) {
    return (
      <li className="row" ref={row}>
        <button type="button" className="row-line" onClick={props.onPick} tabIndex={-1}>
          {state}
          <span className="row-label" title={field.label}>
            {t.fields[field.key]}
          </span>
          <span className={`row-value ${decision ? '' : 'is-undecided'}`}>
            {decision?.state === 'written' && decision.written}
            {decision && decision.state !== 'written' && <em>{t.fieldStates[decision.state]}</em>}
            {!decision && '—'}
          </span>
          {decision && <Verdict field={field} decision={decision} />}
        </button>
      </li>
    );
  }
  const [first, second] = field.keyings;
  const [inFirst, inSecond] = markDifferences(first?.written ?? '', second?.written ?? '');
  const side = decision ? sideOf(field, decision) : null;
  const isLong = Math.max(first?.written?.length ?? 0, second?.written?.length ?? 0) > longText;
  const inputId = `decide-${field.key}`;
  const rival = (which: 'first' | 'second', name: string, key: string) => {
    const keyed = which === 'first' ? first : second;
    if (!keyed) return null;
    return (
      <button
        type="button"
        className="rival"
        aria-pressed={side === which}
        tabIndex={-1}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => act({ do: 'take', side: which })}
      >
        <span className="rival-name">{name}</span>
        <span className={`rival-text ${isLong ? 'is-long' : ''}`} lang="vi">
          <KeyedText keyed={keyed} pieces={which === 'first' ? inFirst : inSecond} />
        </span>
        <Keys keys={key} />
      </button>
    );
  };
  return (
    <li className="row is-current" ref={row} aria-current="true">
      <div className="row-head">
        {state}
        <span className="row-title" title={field.label}>
          {t.fields[field.key]}
        </span>
        {decision && <Verdict field={field} decision={decision} />}
        {field.critical && <span className="mini row-critical">{t.web.verifier.critical}</span>}
      </div>
      <FieldCrop field={field} gray={props.gray} />
      <div className="rivals">
        {rival('first', texts.first, 'F6')}
        {rival('second', texts.second, 'F7')}
      </div>
      <label className="own-label" htmlFor={inputId}>
        {texts.own}
      </label>
      <textarea
        ref={input}
        id={inputId}
        className="row-input"
        rows={1}
        value={textIn(arbitration, field.key)}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        lang="vi"
        aria-describedby={`${inputId}-why`}
        onChange={(event) => act({ do: 'type', text: event.target.value.replace(/\s*\n\s*/g, ' ') })}
      />
      <label className="own-label" htmlFor={`${inputId}-reason`}>
        {texts.reason} <Keys keys="Alt+L" />
      </label>
      <input
        ref={props.reason}
        id={`${inputId}-reason`}
        className="row-reason"
        value={arbitration.reasons[field.key] ?? ''}
        maxLength={600}
        lang="vi"
        placeholder={texts.reasonHint}
        aria-invalid={wants === 'reason'}
        aria-describedby={`${inputId}-why`}
        onChange={(event) => act({ do: 'give-reason', text: event.target.value })}
      />
      <div className="row-why" id={`${inputId}-why`} aria-live="polite">
        {wants === 'text' && <p className="row-wants">{texts.wantsText}</p>}
        {wants === 'reason' && <p className="row-wants">{texts.wantsReason}</p>}
      </div>
    </li>
  );
}
