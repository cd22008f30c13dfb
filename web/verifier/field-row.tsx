import { useEffect, useRef } from 'react';
import type { TaskField } from '#schemas/api/tasks.ts';
import type { ImageRef } from '#schemas/geometry.ts';
import type { FieldDecision } from '#schemas/task.ts';
import { Keys } from '../shared/keys.tsx';
import { useInView } from '../shared/use-in-view.ts';
import { useWording } from '../shared/wording.tsx';
import { type Answers, isDoubtful } from './answers.ts';
import { choiceId, Choices } from './choices.tsx';
import { dateShortcut } from './date-shortcut.ts';
import { Doubts } from './doubts.tsx';
import { FieldCrop } from './field-crop.tsx';
import { FieldSign } from './field-sign.tsx';
import { Offers } from './offers.tsx';
import { Reading } from './reading.tsx';
import type { ChoiceList } from './use-choices.ts';

/** The field under the cursor while keying: its ink, its input, and what speaks for and against. */
export function FieldRow(props: {
  field: TaskField;
  gray: ImageRef;
  text: string;
  decision: FieldDecision | undefined;
  isBlind: boolean;
  refusal: Answers['refusal'];
  above: string | null;
  list: ChoiceList;
  onText: (text: string) => void;
  onTake: (text: string) => void;
}) {
  const { t, fill } = useWording();
  const { field, decision, list, text } = props;
  const row = useRef<HTMLLIElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    // Typing takes the place of what was read; an arrow key keeps it.
    input.current?.select();
  }, []);
  useInView(row, true);

  const id = `field-${field.key}`;
  const name = t.fields[field.key];
  const doubts = [
    ...field.read.doubts,
    ...field.findings.map(({ doubt }) => doubt),
    ...(field.reader === 'date' ? dateShortcut(text).doubts : []),
  ];
  return (
    <li className="row is-current" ref={row} aria-current="true">
      <div className="row-head">
        <FieldSign decision={decision} isAsked={field.isAsked} isDoubtful={isDoubtful(field)} />
        <label htmlFor={id} title={field.label}>
          {name}
        </label>
        {decision && decision.state !== 'written' && (
          <span className="mini is-strong">{t.fieldStates[decision.state]}</span>
        )}
        <span className="row-marks">
          {!field.isAsked && <span className="mini">{t.web.verifier.notAsked}</span>}
          {field.critical && <span className="mini">{t.web.verifier.critical}</span>}
        </span>
      </div>
      <FieldCrop field={field} gray={props.gray} />
      <textarea
        ref={input}
        id={id}
        className="row-input"
        rows={1}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        lang="vi"
        placeholder={t.web.verifier.input}
        aria-describedby={`${id}-why`}
        aria-invalid={props.refusal !== null}
        aria-autocomplete="list"
        aria-controls={list.isOpen ? `${id}-list` : undefined}
        aria-activedescendant={
          list.isOpen && list.chosen !== null ? choiceId(`${id}-list`, list.chosen) : undefined
        }
        onChange={(event) => props.onText(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
      <Choices id={`${id}-list`} list={list} onTake={props.onTake} />
      <div className="row-why" id={`${id}-why`}>
        {props.refusal === 'empty' && (
          <p className="row-wants" role="alert">
            {props.isBlind ? t.web.verifier.nothingTypedBlind : t.web.verifier.nothingTyped}
          </p>
        )}
        {(props.refusal === 'too-long' || text.length > 600) && (
          <p className="row-wants" role="alert">
            {fill(t.web.verifier.tooLong, { field: name, count: text.length })}
          </p>
        )}
        <Doubts doubts={[...new Set(doubts)]} />
        {!props.isBlind && <Reading field={field} />}
      </div>
      <Offers field={field} onTake={props.onTake} />
      {props.above !== null && (
        <div className="row-alternatives">
          <span>{t.web.verifier.above}</span>
          <button
            type="button"
            className="chip"
            tabIndex={-1}
            onClick={() => props.above !== null && props.onTake(props.above)}
          >
            {props.above} <Keys keys="Alt+A" />
          </button>
        </div>
      )}
    </li>
  );
}
