import { useWording } from '../shared/wording.tsx';
import type { Part } from './states.ts';

/** The parts of a bar with their colors and counts. */
export function Legend(props: { parts: readonly Part[] }) {
  const { t } = useWording();
  const number = new Intl.NumberFormat(t.locale);
  return (
    <dl className="legend">
      {props.parts.map((part) => (
        <div key={part.tone} className={part.count === 0 ? 'is-none' : undefined}>
          <dt>
            <i className={`dot is-${part.tone}`} /> {part.label}
          </dt>
          <dd>{number.format(part.count)}</dd>
        </div>
      ))}
    </dl>
  );
}
