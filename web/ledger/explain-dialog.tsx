import { useState } from 'react';
import { type LedgerCell, MarkKind } from '#schemas/api/ledger.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';

export interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly mark: MarkKind;
  readonly note: string;
}

/** Why a number has no entry of its own; a gap of several is explained at once. */
export function ExplainDialog(props: {
  year: number;
  cell: LedgerCell;
  /** The gap it lies in. */
  span: { readonly from: number; readonly to: number };
  onExplain: (said: Explanation) => void;
  onClose: () => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { cell, span } = props;
  const count = span.to - span.from + 1;
  const [mark, setMark] = useState<MarkKind>(cell.mark?.mark ?? 'left-out');
  const [note, setNote] = useState(cell.mark?.note ?? '');
  const [isAll, setAll] = useState(count > 1);
  const number = cell.number ?? span.from;
  const isReady = mark !== 'other' || note.trim() !== '';
  const send = () => {
    if (!isReady) return;
    const own = isAll ? span : { from: number, to: number };
    props.onExplain({ ...own, mark, note: note.normalize('NFC').trim() });
  };
  return (
    <Dialog
      title={fill(texts.explainTitle, {
        numbers: isAll && count > 1 ? `${span.from}–${span.to}` : number,
        year: props.year,
      })}
      onClose={props.onClose}
      className="is-narrow"
    >
      <form
        className="explain"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <fieldset aria-label={texts.detail.why}>
          {MarkKind.options.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="mark"
                value={each}
                data-first={each === mark ? '' : undefined}
                checked={each === mark}
                onChange={() => setMark(each)}
              />
              {texts.marks[each]}
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{fill(texts.markNote, mark === 'other' ? { needed: texts.needed } : {})}</span>
          <textarea
            rows={3}
            maxLength={600}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !event.ctrlKey || event.nativeEvent.isComposing) return;
              event.preventDefault();
              event.stopPropagation();
              send();
            }}
          />
        </label>
        {count > 1 && (
          <label className="explain-all">
            <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.target.checked)} />
            {fill(texts.explainSpan, { count, from: span.from, to: span.to })}
          </label>
        )}
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {t.web.verifier.cancel}
          </button>
          <button type="submit" className="button is-primary" disabled={!isReady}>
            {texts.explainSend} <Keys keys="Ctrl+Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
