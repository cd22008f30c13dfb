import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type CounterFacts, counterFacts } from '#schemas/api/counter.ts';
import type { ExtractView } from '#schemas/api/extracts.ts';
import type { RecordView } from '#schemas/api/records.ts';
import { Relation } from '#schemas/extract.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { type AskDraft, emptyDraft, type Fault, faultsOf } from './ask-draft.ts';
import { AskFee } from './ask-fee.tsx';
import { AskLetter } from './ask-letter.tsx';
import { closeCommand } from './record-commands.ts';
import { showDue } from './show-due.ts';
import { useAsking } from './use-asking.ts';

/** The hour passes while a form is open. */
const factsMs = 30_000;

/** Who asks, by what right, for how many copies of what, and what they pay. */
export function AskForm(props: {
  recordId: string;
  templates: RecordView['templates'];
  /** What papers say of other registrations of the same event. */
  notes: readonly string[];
  onAsked: (extract: ExtractView) => void;
  onCancel: () => void;
}) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.ask;
  const [draft, setDraft] = useState<AskDraft>(emptyDraft);
  const [facts, setFacts] = useState<CounterFacts | null>(null);
  const [isTried, setTried] = useState(false);
  const { state, failure, send } = useAsking(props.recordId, props.onAsked);
  const again = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  usePoll(async (signal) => setFacts(await call(counterFacts, { signal })), factsMs);
  useCommands(closeCommand, { close: state === 'sending' ? null : props.onCancel });
  useEffect(() => {
    if (state === 'unsure') again.current?.focus();
  }, [state]);

  const change = (part: Partial<AskDraft>) => setDraft((now) => ({ ...now, ...part }));
  const found = faultsOf(draft, new Date().toISOString().slice(0, 10));
  const faults = isTried ? found : {};
  const sayFault = (fault: Fault | undefined) =>
    fault
      ? { required: texts.required, 'copies-range': texts.copiesRange, 'bad-day': texts.badDay }[fault]
      : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(found).length > 0)
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
    else void send(draft);
  };
  /** Enter submits from a list, too, as from every other field; Space opens it. */
  const submitFromList = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  return (
    <form ref={form} className="ask" onSubmit={submit} onKeyDown={submitFromList} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <fieldset className="ask-all" disabled={state !== 'idle'} aria-label={texts.title}>
        <div className="ask-fields">
          <label className="field">
            <span>{texts.who}</span>
            <input
              name="requester"
              // biome-ignore lint/a11y/noAutofocus: opened by a key, to be filled at once
              autoFocus
              autoComplete="off"
              maxLength={200}
              value={draft.name}
              aria-invalid={faults.name !== undefined}
              onChange={(event) => change({ name: event.target.value })}
            />
            {faults.name && <small>{sayFault(faults.name)}</small>}
          </label>
          <label className="field">
            <span>{texts.relation}</span>
            <select
              name="relation"
              value={draft.relation}
              onChange={(event) => change({ relation: Relation.parse(event.target.value) })}
            >
              {Relation.options.map((each) => (
                <option key={each} value={each}>
                  {texts.relations[each]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{texts.paper}</span>
            <input
              name="paper"
              autoComplete="off"
              maxLength={200}
              placeholder={texts.paperHint}
              value={draft.paper}
              onChange={(event) => change({ paper: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{texts.copies}</span>
            <input
              name="copies"
              autoComplete="off"
              inputMode="numeric"
              value={draft.copies}
              aria-invalid={faults.copies !== undefined}
              onFocus={(event) => event.target.select()}
              onChange={(event) => change({ copies: event.target.value.replace(/\D/g, '').slice(0, 2) })}
            />
            {faults.copies && <small>{sayFault(faults.copies)}</small>}
          </label>
        </div>
        <AskLetter draft={draft} faults={faults} sayFault={sayFault} change={change} />
        <div className="ask-row">
          <label className="field is-grow">
            <span>{texts.purpose}</span>
            <input
              name="purpose"
              autoComplete="off"
              maxLength={300}
              placeholder={texts.purposeHint}
              value={draft.purpose}
              onChange={(event) => change({ purpose: event.target.value })}
            />
          </label>
          <AskFee draft={draft} facts={facts} fault={sayFault(faults.feeReason)} change={change} />
        </div>
        <div className="ask-row">
          {props.templates.length > 1 && (
            <label className="field is-grow">
              <span>{texts.template}</span>
              <select
                name="template"
                value={draft.templateId ?? props.templates[0]?.id}
                onChange={(event) => change({ templateId: event.target.value })}
              >
                {props.templates.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="tick">
            <input
              name="with-scan"
              type="checkbox"
              checked={draft.withScan}
              onChange={(event) => change({ withScan: event.target.checked })}
            />
            {texts.withScan}
          </label>
        </div>
      </fieldset>
      {props.notes.map((note) => (
        <p key={note} className="ask-due" lang="vi">
          {fill(t.web.related.note, { note })}
        </p>
      ))}
      {facts?.late && (
        <p className="ask-due">
          {fill(facts.late === 'hour' ? texts.dueLate : texts.dueDay, {
            hour: facts.lateFrom,
            time: showDue(t, facts.dueAt),
          })}
        </p>
      )}
      {state === 'unsure' && <Notice tone="danger">{texts.unsure}</Notice>}
      {failure !== null && state === 'idle' && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <footer className="ask-foot">
        <button ref={again} type="submit" className="button is-primary" disabled={state === 'sending'}>
          {{ idle: texts.submit, sending: texts.sending, unsure: texts.sendAgain }[state]}
        </button>
        <button type="button" className="button" disabled={state === 'sending'} onClick={props.onCancel}>
          {texts.cancel}
        </button>
      </footer>
    </form>
  );
}
