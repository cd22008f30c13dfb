import { type FormEvent, useState } from 'react';
import type { PageFacts } from '#schemas/api/page-facts.ts';
import { Dialog } from './dialog.tsx';
import { Keys } from './keys.tsx';
import { useWording } from './wording.tsx';

/** Asks what the paper shows beside the fields: the number printed on the page, whether the entry is crossed out. Tells what is new. */
export function PageFactsDialog(props: {
  now: PageFacts;
  onTell: (told: Partial<PageFacts>) => void;
  onClose: () => void;
}) {
  const { t } = useWording();
  const texts = t.web.ledger.paper;
  const { now } = props;
  const [number, setNumber] = useState(now.printedNo?.toString() ?? '');
  const [isStruck, setStruck] = useState(now.isStruck);
  const plain = number.trim();
  const isFigure = /^\d{0,5}$/.test(plain);
  const printedNo = plain === '' ? null : Number(plain);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isFigure) return;
    props.onTell({
      ...(printedNo === now.printedNo ? {} : { printedNo }),
      ...(isStruck === now.isStruck ? {} : { isStruck }),
    });
  };
  return (
    <Dialog title={texts.title} onClose={props.onClose} className="is-narrow">
      <form className="page-facts" onSubmit={send}>
        <label className="field">
          <span>{texts.printedNo}</span>
          <input
            data-first
            className="page-facts-number"
            inputMode="numeric"
            autoComplete="off"
            maxLength={6}
            value={number}
            aria-invalid={!isFigure}
            onChange={(event) => setNumber(event.target.value)}
          />
        </label>
        {!isFigure && <p role="alert">{t.web.ledger.closingBad}</p>}
        <label className="page-facts-struck">
          <input type="checkbox" checked={isStruck} onChange={(event) => setStruck(event.target.checked)} />
          <span>
            {texts.struck}
            <small className="below">{texts.struckHint}</small>
          </span>
        </label>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {t.web.verifier.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={!isFigure}>
            {texts.send} <Keys keys="Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
