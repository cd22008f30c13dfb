import type { Wording } from '#schemas/wording/vi.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import { commandsOf, type VerifierContext } from './commands.ts';

type ShortName = keyof Wording['web']['short'];

const main: readonly ShortName[] = ['accept', 'next', 'sendBack', 'submit', 'approve'];
const quiet: readonly ShortName[] = ['nextDoubtful', 'unreadable', 'blank', 'undo', 'release', 'help'];

/** The commands most used, as buttons that teach their keys. */
export function CommandBar(props: { context: VerifierContext; isComplete: boolean }) {
  const { t } = useWording();
  const { context } = props;
  const known = commandsOf(context.step);
  const primary: ShortName =
    context.step === 'approve-entry' ? 'approve' : props.isComplete ? 'submit' : 'accept';
  const button = (name: ShortName, look: string) => {
    const command = known.find((each) => each.name === name && (name !== 'next' || each.keys[0] === 'Enter'));
    if (!command) return null;
    return (
      <button
        key={name}
        type="button"
        className={`button ${look}`}
        title={t.web.commands[name]}
        disabled={!command.when(context)}
        onClick={() => command.do(context)}
        // The cursor stays in the input when the mouse is used.
        onMouseDown={(event) => event.preventDefault()}
      >
        {t.web.short[name]} <Keys keys={command.keys[0]} />
      </button>
    );
  };
  return (
    <footer className="command-bar">
      <div className="command-main">
        {main.map((name) => button(name, name === primary ? 'is-primary' : ''))}
      </div>
      <div className="command-quiet">{quiet.map((name) => button(name, 'is-quiet'))}</div>
    </footer>
  );
}
