import { useEffect, useRef } from 'react';
import { type Command, commandFor } from './keyboard.ts';

/** What Enter presses by itself; a screen that uses Enter for more leaves it to them while they have the focus. */
const pressable = 'button, a[href], summary, select';

/** Lets the keyboard drive `commands` while the screen is shown and no dialog is open. */
export function useCommands<Context>(commands: readonly Command<Context>[], context: Context): void {
  const latest = useRef({ commands, context });
  latest.current = { commands, context };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const isPress = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isPress && event.target instanceof Element && event.target.closest(pressable)) return;
      const command = commandFor(latest.current.commands, event, latest.current.context);
      if (!command) return;
      event.preventDefault();
      command.do(latest.current.context);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
