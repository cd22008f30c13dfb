import { type ReactNode, useRef } from 'react';
import { type ExtractView, extractPdfPath } from '#schemas/api/extracts.ts';
import { Icon } from './icon.tsx';
import type { Command } from './keyboard.ts';
import { Keys } from './keys.tsx';
import { useCommands } from './use-commands.ts';
import { useWording } from './wording.tsx';

const commands: readonly Command<{ readonly print: () => void }>[] = [
  { name: 'print', keys: ['Ctrl+P'], when: () => true, do: (c) => c.print() },
];

/** A sealed paper: the very file that was signed, with what one does with it; `children`: what else can be done. */
export function PaperFrame(props: { extract: ExtractView; children?: ReactNode }) {
  const { t, fill } = useWording();
  const frame = useRef<HTMLIFrameElement>(null);
  const path = extractPdfPath(props.extract.id);
  const print = () => {
    const inside = frame.current?.contentWindow;
    if (!inside) return;
    inside.focus();
    inside.print();
  };
  useCommands(commands, { print });
  const { copies } = props.extract;
  const number = props.extract.number ?? '';
  return (
    <div className="paper">
      <div className="paper-do">
        <button
          type="button"
          className="button is-primary"
          onClick={print}
          // biome-ignore lint/a11y/noAutofocus: the paper is ready; Enter prints it
          autoFocus
        >
          <Icon name="print" /> {copies > 1 ? fill(t.web.ask.printCopies, { copies }) : t.web.ask.print}{' '}
          <Keys keys="Ctrl+P" />
        </button>
        <a className="button" href={path} target="_blank" rel="noreferrer">
          <Icon name="open" /> {t.web.ask.open}
        </a>
        <a className="button" href={path} download={`${number.replaceAll('/', '-')}.pdf`}>
          <Icon name="save" /> {t.web.ask.save}
        </a>
        {props.children}
      </div>
      <p className="quiet">{fill(t.web.ask.printHint, copies > 1 ? { copies } : {})}</p>
      <iframe
        ref={frame}
        className="paper-frame"
        src={`${path}#toolbar=0&view=FitH`}
        title={fill(t.web.ask.paperFrame, { number })}
      />
    </div>
  );
}
