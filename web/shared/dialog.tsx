import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { useWording } from './wording.tsx';

/** A modal box; the cursor starts in its `data-first` element. Escape and the cross close it, and the focus goes back to where it was. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  const { t } = useWording();
  // A layout effect: its end comes while the dialog is still in the page, when closing it can give the focus back.
  useLayoutEffect(() => {
    const dialog = ref.current;
    if (dialog && !dialog.open) dialog.showModal();
    // React's autoFocus comes before the dialog is open, when nothing in it can be focused.
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
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
