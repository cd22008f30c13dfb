import type { Part } from './states.ts';

/** Parts of a whole as one bar; says its numbers to those who cannot see it. */
export function Bar(props: { of: number; parts: readonly Part[]; isTall?: boolean }) {
  const shown = props.parts.filter((part) => part.count > 0);
  const label = shown.map((part) => `${part.label} ${part.count}/${props.of}`).join(', ');
  return (
    <div
      className={props.isTall ? 'bar is-tall' : 'bar'}
      role="img"
      aria-label={label || `0/${props.of}`}
      title={label}
    >
      {shown.map((part) => (
        <span
          key={part.tone}
          className={`bar-part is-${part.tone}`}
          style={{ width: props.of > 0 ? `${(part.count / props.of) * 100}%` : 0 }}
        />
      ))}
    </div>
  );
}
