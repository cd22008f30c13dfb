import { useWording } from '../shared/wording.tsx';
import { type AskDraft, type Fault, letterKindOf } from './ask-draft.ts';

/** By what letter a proxy or an agency asks. */
export function AskLetter(props: {
  draft: AskDraft;
  faults: Partial<Record<keyof AskDraft, Fault>>;
  sayFault: (fault: Fault | undefined) => string | null;
  change: (part: Partial<AskDraft>) => void;
}) {
  const { t } = useWording();
  const texts = t.web.ask;
  const { draft, faults, sayFault, change } = props;
  const kind = letterKindOf(draft.relation);
  if (!kind) return null;
  return (
    <fieldset className="ask-letter">
      <legend>{texts.letterOf[kind]}</legend>
      <div className="ask-row">
        <label className="field">
          <span>{texts.letterNumber}</span>
          <input
            name="letter-number"
            autoComplete="off"
            maxLength={60}
            value={draft.letterNumber}
            onChange={(event) => change({ letterNumber: event.target.value })}
          />
        </label>
        <label className="field">
          <span>{texts.letterDate}</span>
          <input
            name="letter-date"
            autoComplete="off"
            maxLength={10}
            inputMode="numeric"
            value={draft.letterDate}
            aria-invalid={faults.letterDate !== undefined}
            onChange={(event) => change({ letterDate: event.target.value })}
          />
          {faults.letterDate && <small>{sayFault(faults.letterDate)}</small>}
        </label>
        <label className="field is-grow">
          <span>{texts.letterFrom[kind]}</span>
          <input
            name="letter-from"
            autoComplete="off"
            maxLength={200}
            value={draft.letterFrom}
            aria-invalid={faults.letterFrom !== undefined}
            onChange={(event) => change({ letterFrom: event.target.value })}
          />
          {faults.letterFrom && <small>{sayFault(faults.letterFrom)}</small>}
        </label>
      </div>
      {kind === 'proxy' && <p className="quiet">{texts.letterHint}</p>}
    </fieldset>
  );
}
