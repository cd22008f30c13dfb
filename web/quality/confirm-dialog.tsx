import type { ReactNode } from 'react';
import { Dialog } from '../shared/dialog.tsx';
import { useWording } from '../shared/wording.tsx';

/** Asks once more before something that many entries feel. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { t } = useWording();
  return (
    <Dialog title={props.title} onClose={props.onClose} className="is-narrow">
      <p>{props.children}</p>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={props.onClose}>
          {t.web.quality.cancel}
        </button>
        <button type="button" className="button is-primary" data-first onClick={props.onConfirm}>
          {t.web.quality.confirm}
        </button>
      </footer>
    </Dialog>
  );
}
