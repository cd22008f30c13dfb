import { type ReactNode, useState } from 'react';
import type { LedgerMark, MarkKind } from '#schemas/api/ledger.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';

export interface Reason<Kind extends MarkKind> {
  readonly mark: Kind;
  readonly note: string;
}

/** Why something is missing: one of `kinds`, with a note. `said`: what was said of it before. */
export function ExplainDialog<Kind extends MarkKind>(props: {
  title: string;
  kinds: readonly Kind[];
  said: LedgerMark | null;
  onExplain: (reason: Reason<Kind>) => void;
  onClose: () => void;
  /** Why it was refused; null: it was not. */
  failure: unknown;
  /** Takes back what was said. */
  onUndo?: (() => void) | undefined;
  /** More to choose, under the note. */
  children?: ReactNode;
}) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.ledger;
  const { kinds, said } = props;
  const words: Readonly<Record<MarkKind, string>> = texts.marks;
  const [mark, setMark] = useState<Kind | undefined>(kinds.find((kind) => kind === said?.mark) ?? kinds[0]);
  const [note, setNote] = useState(said?.note ?? '');
  const isReady = mark !== 'other' || note.trim() !== '';
  const send = () => {
    if (isReady && mark !== undefined) props.onExplain({ mark, note: note.normalize('NFC').trim() });
  };
  return (
    <Dialog title={props.title} onClose={props.onClose} className="is-narrow">
      <form
        className="explain"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <fieldset aria-label={texts.detail.why}>
          {kinds.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="mark"
                value={each}
                data-first={each === mark ? '' : undefined}
                checked={each === mark}
                onChange={() => setMark(each)}
              />
              {words[each]}
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
        {props.children}
        {props.failure !== null && <Notice tone="danger">{sayFailure(props.failure)}</Notice>}
        <footer className="dialog-foot">
          {said && props.onUndo && (
            <button type="button" className="button is-quiet" onClick={props.onUndo}>
              <Icon name="undo" /> {texts.detail.undo}
            </button>
          )}
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
