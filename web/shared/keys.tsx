import { keyParts } from './keyboard.ts';

/** A key or a chord as it stands on the keyboard. */
export function Keys(props: { keys: string }) {
  return (
    <span className="keys">
      {keyParts(props.keys).map((part) => (
        <kbd key={part} className={/^[←→↑↓]$/.test(part) ? 'is-arrow' : undefined}>
          {part}
        </kbd>
      ))}
    </span>
  );
}
