import { type KeyboardEvent, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { Keys } from './keys.tsx';
import { useWording } from './wording.tsx';

/** Asks for a few words before something is turned down or answered. */
export function NoteDialog(props: {
  title: string;
  label: string;
  submit: string;
  look?: 'is-danger' | 'is-primary';
  onSubmit: (note: string) => void;
  onClose: () => void;
}) {
  const { t } = useWording();
  const [note, setNote] = useState('');
  const isReady = note.trim().length > 0;
  const send = () => {
    if (isReady) props.onSubmit(note.trim().normalize('NFC'));
  };
  const typed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      send();
    }
  };
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label className="field">
          <span>{props.label}</span>
          <textarea
            data-first
            rows={4}
            maxLength={600}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={typed}
          />
        </label>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={props.onClose}>
            {t.web.verifier.cancel}
          </button>
          <button type="submit" className={`button ${props.look ?? 'is-danger'}`} disabled={!isReady}>
            {props.submit} <Keys keys="Ctrl+Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
