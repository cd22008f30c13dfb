interface Part {
  readonly tone: 'read' | 'aside' | 'verified' | 'approved';
  readonly label: string;
  readonly count: number;
}

/** Parts of a whole as one bar; says its numbers to those who cannot see it. */
export function Bar(props: { of: number; parts: readonly Part[] }) {
  const label = props.parts.map((part) => `${part.label} ${part.count}/${props.of}`).join(', ');
  return (
    <div className="bar" role="img" aria-label={label} title={label}>
      {props.parts.map((part) => (
        <span
          key={part.tone}
          className={`bar-part is-${part.tone}`}
          style={{ width: props.of > 0 ? `${(part.count / props.of) * 100}%` : 0 }}
        />
      ))}
    </div>
  );
}
