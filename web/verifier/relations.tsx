import type { CandidatePair } from '#schemas/match.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';

/** Shown at once; more pairs than this are a common name, not a relation. */
export const relationsShown = 5;

/** Pairs worth an officer's look, the likeliest first. */
export const relationsOf = (candidates: readonly CandidatePair[]): CandidatePair[] =>
  candidates.filter((pair) => pair.weight > 0).slice(0, relationsShown);

/** Entries it may have to do with: as what, what speaks for and against, and a way to their picture. */
export function Relations(props: {
  relations: readonly CandidatePair[];
  openId: string | null;
  onOpen: (entryId: string) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.approve;
  const { relations } = props;
  if (relations.length === 0) return <p className="quiet relations-none">{texts.noRelations}</p>;
  const names = (pair: CandidatePair, speaksFor: boolean) =>
    pair.comparisons
      .filter(({ weight }) => (speaksFor ? weight > 0 : weight < 0))
      .map((comparison) => t.fields[comparison.field].toLocaleLowerCase(t.locale))
      .join(', ') || t.web.verifier.nothingSame;
  return (
    <section className="relations" aria-label={fill(texts.relations, { count: relations.length })}>
      <h2>
        {fill(texts.relations, { count: relations.length })} <Keys keys="Alt+T" />
      </h2>
      <ul>
        {relations.map((pair) => (
          <li key={pair.entryId}>
            <button
              type="button"
              className="relation"
              aria-pressed={pair.entryId === props.openId}
              title={texts.openOther}
              tabIndex={-1}
              onClick={() => props.onOpen(pair.entryId)}
            >
              <strong>{t.web.review.answers[pair.kind ?? 'namesake']}</strong>
              <span>{fill(texts.same, { same: names(pair, true) })}</span>
              <span className="quiet">{fill(texts.different, { different: names(pair, false) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
