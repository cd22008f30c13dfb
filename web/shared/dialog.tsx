import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { useWording } from './wording.tsx';

/** A modal box; Escape and the cross close it, and the focus goes back to where it was. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const { t } = useWording();
  useEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${props.className ?? ''}`}
      aria-label={props.title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <header className="dialog-head">
        <h2>{props.title}</h2>
        <button type="button" className="tool" onClick={props.onClose} aria-label={t.web.app.close}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-body">{props.children}</div>
    </dialog>
  );
}
