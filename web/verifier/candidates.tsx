import type { EntryView } from '#schemas/api/tasks.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import { useWording } from '../shared/wording.tsx';

/** Other entries it may have to do with, with the fields that speak for and against. */
export function Candidates(props: { entry: EntryView }) {
  const { t, fill } = useWording();
  const likely = props.entry.candidates.filter((pair) => pair.weight > 0);
  if (likely.length === 0) return null;
  const names = (comparisons: (typeof likely)[number]['comparisons'], levels: ComparisonLevel[]) =>
    comparisons
      .filter((comparison) => levels.includes(comparison.level))
      .map((comparison) => t.fields[comparison.field].toLocaleLowerCase(t.locale))
      .join(', ') || t.web.verifier.nothingSame;
  return (
    <details className="candidates">
      <summary>{fill(t.web.verifier.candidates, { count: likely.length })}</summary>
      <ul>
        {likely.slice(0, 5).map((pair) => (
          <li key={pair.entryId}>
            {fill(t.web.verifier.candidateLine, {
              kind: t.web.review.answers[pair.kind ?? 'namesake'],
              same: names(pair.comparisons, ['exact', 'near']),
              different: names(pair.comparisons, ['differs']),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
