import type { SeriesGapView } from '#schemas/api/ledger.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';
import { gapKey, gapWords } from './gap-words.ts';
import { MarkWords } from './mark-words.tsx';

/** What a series lacks, in words, and why, where somebody said it. `onChoose`: each may be chosen, to be explained. */
export function GapList(props: {
  gaps: readonly SeriesGapView[];
  onChoose?: ((gap: SeriesGapView) => void) | undefined;
  onOpen?: ((gap: SeriesGapView) => void) | undefined;
}) {
  const { t, fill } = useWording();
  const { gaps, onChoose, onOpen } = props;
  const content = (gap: SeriesGapView) => (
    <>
      <Icon name={gap.mark ? 'check' : 'doubt'} />
      <span>
        {gapWords(t, fill, gap)}
        {gap.mark ? (
          <em>
            {' '}
            <MarkWords mark={gap.mark} />
          </em>
        ) : (
          ` ${t.web.ledger.gapsToDo[gap.kind]}`
        )}
      </span>
    </>
  );
  return (
    <ul className="faults ledger-gaps">
      {gaps.map((gap) => (
        <li key={gapKey(gap)} className={gap.mark ? 'is-explained' : undefined}>
          {onChoose ? (
            <button
              type="button"
              className="fault"
              data-gap={gapKey(gap)}
              onFocus={() => onChoose(gap)}
              onClick={() => onOpen?.(gap)}
            >
              {content(gap)}
            </button>
          ) : (
            <p className="fault is-plain">{content(gap)}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
