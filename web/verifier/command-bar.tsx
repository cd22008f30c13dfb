import type { Command } from '../shared/keyboard.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import { commandsOf, type VerifierContext } from './commands.ts';

const quiet = ['nextDoubtful', 'unreadable', 'blank', 'undo', 'sendBack', 'release', 'help'] as const;

/** The commands most used, as buttons that teach their keys. */
export function CommandBar(props: { context: VerifierContext; isComplete: boolean }) {
  const { t } = useWording();
  const known = commandsOf(props.context.step);
  const button = (command: Command<VerifierContext> | undefined, look: string) =>
    command && (
      <button
        key={command.name}
        type="button"
        className={`button ${look}`}
        disabled={!command.when(props.context)}
        onClick={() => command.do(props.context)}
        // The cursor stays in the input when the mouse is used.
        onMouseDown={(event) => event.preventDefault()}
      >
        {t.web.commands[command.name]} <Keys keys={command.keys[0]} />
      </button>
    );
  const named = (name: string) => known.find((command) => command.name === name);
  return (
    <footer className="command-bar">
      <div className="command-quiet">{quiet.map((name) => button(named(name), 'is-quiet'))}</div>
      <div className="command-main">
        {button(named('accept'), props.isComplete ? '' : 'is-primary')}
        {button(named('submit') ?? named('approve'), props.isComplete ? 'is-primary' : '')}
      </div>
    </footer>
  );
}
