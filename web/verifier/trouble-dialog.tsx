import { type KeyboardEvent, useRef, useState } from 'react';
import { TroubleKind } from '#schemas/task.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';

/** Asks what keeps the officer from going on with an entry: a figure chooses the kind, then a note in words. */
export function TroubleDialog(props: {
  onSubmit: (kind: TroubleKind, note: string) => void;
  onClose: () => void;
}) {
  const { t } = useWording();
  const texts = t.web.verifier;
  const [kind, setKind] = useState<TroubleKind | null>(null);
  const [note, setNote] = useState('');
  const noteInput = useRef<HTMLTextAreaElement>(null);
  // "Other" says nothing by itself.
  const isReady = kind !== null && (kind !== 'other' || note.trim() !== '');
  const send = () => {
    if (isReady) props.onSubmit(kind, note.trim().normalize('NFC'));
  };
  const choose = (next: TroubleKind) => {
    setKind(next);
    noteInput.current?.focus();
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isInNote = event.target === noteInput.current;
    const figured = TroubleKind.options[Number(event.key) - 1];
    if (event.key === 'Enter' && (event.ctrlKey || !isInNote)) send();
    else if (figured && !isInNote) choose(figured);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog title={texts.troubleTitle} onClose={props.onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: figures choose among the radio buttons inside */}
      <div onKeyDown={pressed}>
        <fieldset className="trouble-kinds">
          <legend>{texts.troubleKind}</legend>
          {TroubleKind.options.map((each, at) => (
            <label key={each} className="trouble-kind">
              <input
                type="radio"
                name="trouble"
                checked={kind === each}
                onChange={() => setKind(each)}
                {...(at === 0 ? { 'data-first': true } : {})}
              />
              <Keys keys={String(at + 1)} />
              <span>{t.troubleKinds[each]}</span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          <span>{kind === 'other' ? texts.troubleNoteNeeded : texts.troubleNote}</span>
          <textarea
            ref={noteInput}
            rows={3}
            maxLength={600}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {texts.cancel}
          </button>
          <button type="button" className="button is-primary" disabled={!isReady} onClick={send}>
            {texts.troubleSend} <Keys keys="Ctrl+Enter" />
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
