import { useEffect, useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { Doubts } from './doubts.tsx';
import { FieldCrop } from './field-crop.tsx';
import { Reading } from './reading.tsx';

interface Props {
  readonly field: TaskField;
  readonly gray: ImageRef;
  readonly text: string;
  readonly decision: FieldDecision | undefined;
  readonly isCurrent: boolean;
  readonly wantsText: boolean;
  readonly onText: (text: string) => void;
  readonly onPick: () => void;
  readonly onTake: (alternative: number) => void;
}

function State(props: { decision: FieldDecision | undefined; isDoubtful: boolean }) {
  const { t } = useWording();
  if (!props.decision) {
    return (
      <span
        className={`row-state ${props.isDoubtful ? 'is-doubtful' : ''}`}
        title={t.web.verifier.unanswered}
      />
    );
  }
  return (
    <span className="row-state is-done" title={t.fieldStates[props.decision.state]}>
      <Icon
        name={({ written: 'check', blank: 'blank', unreadable: 'eyeOff' } as const)[props.decision.state]}
      />
    </span>
  );
}

/** One field while verifying: a line when it is not looked at, crop and input when it is. */
export function FieldRow(props: Props) {
  const { t } = useWording();
  const { field, decision, isCurrent } = props;
  const row = useRef<HTMLLIElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isCurrent) input.current?.focus({ preventScroll: true });
  }, [isCurrent]);
  useInView(row, isCurrent);

  const inputId = `field-${field.key}`;
  const isDoubtful = field.read.doubts.length > 0;
  if (!isCurrent) {
    return (
      <li className="row" ref={row}>
        <button type="button" className="row-line" onClick={props.onPick} tabIndex={-1}>
          <State decision={decision} isDoubtful={isDoubtful} />
          <span className="row-label" title={field.label}>
            {t.fields[field.key]}
          </span>
          <span className={`row-value ${decision ? '' : 'is-undecided'}`}>
            {decision && decision.state !== 'written' ? (
              <em>{t.fieldStates[decision.state]}</em>
            ) : (
              props.text || <em>—</em>
            )}
          </span>
          {!decision && isDoubtful && (
            <span className="row-doubt">{t.doubts[field.read.doubts[0] ?? 'low-confidence']}</span>
          )}
        </button>
      </li>
    );
  }
  return (
    <li className="row is-current" ref={row}>
      <div className="row-head">
        <State decision={decision} isDoubtful={isDoubtful} />
        <label htmlFor={inputId} title={field.label}>
          {t.fields[field.key]}
        </label>
        {field.critical && <span className="mini row-critical">{t.web.verifier.critical}</span>}
        {decision && decision.state !== 'written' && (
          <span className="mini is-strong">{t.fieldStates[decision.state]}</span>
        )}
      </div>
      <FieldCrop field={field} gray={props.gray} />
      <textarea
        ref={input}
        id={inputId}
        className="row-input"
        rows={1}
        value={props.text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        lang="vi"
        placeholder={t.web.verifier.input}
        aria-describedby={`${inputId}-why`}
        onChange={(event) => props.onText(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
      <div className="row-why" id={`${inputId}-why`}>
        {props.wantsText && <p className="row-wants">{t.web.verifier.nothingTyped}</p>}
        <Doubts doubts={field.read.doubts} />
        <Reading field={field} />
      </div>
      {field.read.alternatives.length > 0 && (
        <div className="row-alternatives">
          <span>{t.web.verifier.alternatives}</span>
          {field.read.alternatives.slice(0, 3).map((alternative, at) => (
            <button
              key={alternative}
              type="button"
              className="chip"
              onClick={() => props.onTake(at)}
              tabIndex={-1}
            >
              {alternative} <Keys keys={`Alt+${at + 1}`} />
            </button>
          ))}
        </div>
      )}
    </li>
  );
}
