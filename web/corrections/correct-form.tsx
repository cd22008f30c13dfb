import { type FormEvent, useEffect, useRef, useState } from 'react';
import { correctRecord } from '#schemas/api/corrections.ts';
import type { RecordView } from '#schemas/api/records.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { CorrectionKind } from '#schemas/events.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { BasisFields, isWhole, noBasis } from './basis-fields.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { textNow } from './text-now.ts';

/** What was decided: on what it rests, what stands from now on, what papers say of it. Kept only after a second look. */
export function CorrectForm(props: {
  record: RecordView;
  onSaved: () => void;
  onCancel: () => void;
  /** The record changed meanwhile: show it as it is now. */
  onStale: () => void;
}) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.corrections;
  const { record } = props;
  const { fields } = record.entry;
  const first = useRef<HTMLSelectElement>(null);
  const [what, setWhat] = useState<CorrectionKind>('correction');
  const [basis, setBasis] = useState(noBasis);
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Readonly<Partial<Record<FieldKey, string>>>>({});
  const [isTried, setTried] = useState(false);
  const [isReview, setReview] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => first.current?.focus(), []);
  const changed = fields.filter(
    (field) => field.key in typed && (typed[field.key] ?? '').normalize('NFC').trim() !== textNow(field),
  );
  const changes = Object.fromEntries(
    changed.map(({ key }) => [key, (typed[key] ?? '').normalize('NFC').trim()]),
  );
  const isReady = isWhole(basis) && note.trim() !== '';

  const review = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setFailure(null);
    if (isReady) setReview(true);
  };
  const save = async () => {
    setBusy(true);
    try {
      const said = { number: basis.number.normalize('NFC'), office: basis.office.normalize('NFC') };
      await call(correctRecord, {
        params: { recordId: record.hit.id },
        body: {
          what,
          basis: { ...basis, ...said },
          changes,
          note: note.normalize('NFC'),
          version: record.version,
        },
      });
      props.onSaved();
    } catch (error) {
      setReview(false);
      setBusy(false);
      if (!noteFailure(error)) setFailure(error);
      if (error instanceof ExpectedError && error.code === 'record.changed') props.onStale();
    }
  };
  const wrong = failure instanceof ExpectedError ? failure.details.field : undefined;
  return (
    <form className="correct-form" onSubmit={review} aria-label={texts.correct}>
      <h2>{texts.decision}</h2>
      <label className="field is-what">
        <span>{texts.what}</span>
        <select
          ref={first}
          name="what"
          value={what}
          onChange={(event) => setWhat(CorrectionKind.parse(event.target.value))}
        >
          {CorrectionKind.options.map((each) => (
            <option key={each} value={each}>
              {texts.kinds[each]}
            </option>
          ))}
        </select>
      </label>
      <BasisFields basis={basis} isTried={isTried} onChange={setBasis} />
      <h2>{texts.newValues}</h2>
      <p className="quiet">{texts.newValuesHint}</p>
      <div className="new-values">
        {fields.map((field) => {
          const isChanged = changed.includes(field);
          return (
            <label key={field.key} className={`field ${isChanged ? 'is-changed' : ''}`}>
              <span>
                {t.fields[field.key]}
                {isChanged && <s>{textNow(field) || texts.empty}</s>}
              </span>
              <input
                name={field.key}
                maxLength={600}
                autoComplete="off"
                spellCheck={false}
                value={typed[field.key] ?? textNow(field)}
                aria-invalid={wrong === field.key}
                onChange={(event) => setTyped({ ...typed, [field.key]: event.target.value })}
              />
            </label>
          );
        })}
      </div>
      <label className="field">
        <span>{texts.note}</span>
        <textarea
          name="printed-note"
          rows={3}
          maxLength={600}
          placeholder={texts.noteHint}
          value={note}
          aria-invalid={isTried && note.trim() === ''}
          onChange={(event) => setNote(event.target.value)}
        />
        {isTried && note.trim() === '' && <small>{texts.required}</small>}
      </label>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <footer className="ask-foot">
        <button type="submit" className="button is-primary">
          {texts.next}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {texts.cancel}
        </button>
        <span className="quiet" role="status">
          {fill(texts.changed, { count: changed.length })}
        </span>
      </footer>
      {isReview && (
        <ReviewDialog
          record={record}
          decision={{ what, basis, note: note.trim() }}
          changes={changed.map((field) => ({ field, to: typed[field.key]?.trim() ?? '' }))}
          isBusy={isBusy}
          onConfirm={() => void save()}
          onClose={() => setReview(false)}
        />
      )}
    </form>
  );
}
