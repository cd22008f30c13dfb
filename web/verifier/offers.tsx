import type { TaskField } from '#schemas/api/tasks.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import { offersOf } from './offers-of.ts';

/** Other texts the field may be meant to say, each with its key. */
export function Offers(props: { field: TaskField; onTake: (text: string) => void }) {
  const { t } = useWording();
  const offers = offersOf(props.field);
  if (offers.length === 0) return null;
  return (
    <div className="row-alternatives">
      <span>{t.web.verifier.alternatives}</span>
      {offers.map((text, at) => (
        <button key={text} type="button" className="chip" onClick={() => props.onTake(text)} tabIndex={-1}>
          {text} <Keys keys={`Alt+${at + 1}`} />
        </button>
      ))}
    </div>
  );
}
