import { Dialog } from './dialog.tsx';
import type { Command } from './keyboard.ts';
import { Keys } from './keys.tsx';
import { useWording } from './wording.tsx';

/** Every key of a screen, made from its table of commands. */
export function HelpSheet<Context>(props: { commands: readonly Command<Context>[]; onClose: () => void }) {
  const { t } = useWording();
  return (
    <Dialog title={t.web.app.help} onClose={props.onClose} className="help">
      <dl className="help-list">
        {props.commands.map((command) => (
          <div key={`${command.name} ${command.keys.join()}`} className="help-line">
            <dt>{t.web.commands[command.name]}</dt>
            <dd>
              {command.keys.map((key) => (
                <Keys key={key} keys={key} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
