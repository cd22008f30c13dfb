import type { Wording } from '#schemas/wording/vi.ts';
import type { Command } from '../shared/keyboard.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';

export type ShortName = keyof Wording['web']['short'];

/** The commands most used, as buttons that teach their keys. */
export function CommandBar<Context>(props: {
  commands: readonly Command<Context>[];
  context: Context;
  /** Large, in this order; those that the table does not have are left out. */
  main: readonly ShortName[];
  quiet: readonly ShortName[];
  /** What the officer most likely wants now. */
  primary: ShortName;
}) {
  const { t } = useWording();
  const { context } = props;
  const button = (name: ShortName, look: string) => {
    const command = props.commands.find((each) => each.name === name);
    if (!command) return null;
    return (
      <button
        key={name}
        type="button"
        className={`button ${look}`}
        title={t.web.commands[command.name]}
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
        {props.main.map((name) => button(name, name === props.primary ? 'is-primary' : ''))}
      </div>
      <div className="command-quiet">{props.quiet.map((name) => button(name, 'is-quiet'))}</div>
    </footer>
  );
}
