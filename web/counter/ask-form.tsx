import { type FormEvent, useRef, useState } from 'react';
import { type ExtractView, requestExtract } from '#schemas/api/extracts.ts';
import { call } from '../shared/call.ts';
import { newKey } from '../shared/new-key.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** Who asks and for how many copies. Sending twice (slow network, double click) asks for one paper: one key a form. */
export function AskForm(props: {
  recordId: string;
  onAsked: (extract: ExtractView) => void;
  onCancel: () => void;
}) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.ask;
  const key = useRef(newKey());
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<string>(texts.relations.self);
  const [paper, setPaper] = useState('');
  const [copies, setCopies] = useState('1');
  const [isBusy, setBusy] = useState(false);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const count = Number(copies);
  const isCountRight = Number.isInteger(count) && count >= 1 && count <= 50;
  const isReady = name.trim() !== '' && relation.trim() !== '' && isCountRight;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isReady || isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      const requester = {
        name: name.normalize('NFC'),
        relation: relation.normalize('NFC'),
        paper: paper.normalize('NFC'),
      };
      const body = { idempotencyKey: key.current, requester, copies: count };
      props.onAsked(await call(requestExtract, { params: { recordId: props.recordId }, body }));
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
      setBusy(false);
    }
  };
  return (
    <form className="ask" onSubmit={(event) => void submit(event)} aria-label={texts.title}>
      <h2>{texts.title}</h2>
      <div className="ask-fields">
        <label className="field is-grow">
          <span>{texts.who}</span>
          <input
            name="requester"
            // biome-ignore lint/a11y/noAutofocus: opened by a key, to be filled at once
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={name}
            aria-invalid={isTried && name.trim() === ''}
            onChange={(event) => setName(event.target.value)}
          />
          {isTried && name.trim() === '' && <small>{texts.required}</small>}
        </label>
        <label className="field">
          <span>{texts.relation}</span>
          <select name="relation" value={relation} onChange={(event) => setRelation(event.target.value)}>
            {Object.values(texts.relations).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label className="field is-grow">
          <span>{texts.paper}</span>
          <input
            name="paper"
            autoComplete="off"
            maxLength={200}
            placeholder={texts.paperHint}
            value={paper}
            onChange={(event) => setPaper(event.target.value)}
          />
        </label>
        <label className="field is-short">
          <span>{texts.copies}</span>
          <input
            name="copies"
            inputMode="numeric"
            value={copies}
            aria-invalid={!isCountRight}
            onChange={(event) => setCopies(event.target.value.replace(/\D/g, '').slice(0, 2))}
          />
          {!isCountRight && <small>{texts.copiesRange}</small>}
        </label>
      </div>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <footer className="ask-foot">
        <button type="submit" className="button is-primary" disabled={isBusy}>
          {texts.submit}
        </button>
        <button type="button" className="button" onClick={props.onCancel}>
          {texts.cancel}
        </button>
      </footer>
    </form>
  );
}
