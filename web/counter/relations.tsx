import type { Relation } from '#schemas/api/counter.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { Keys } from '../shared/keys.tsx';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';
import { useFacts } from './hit-line.tsx';

/** Records that may be the same registration or that contradict this one, each to be held against it. */
export function Relations(props: { relations: readonly Relation[]; onBeside: (relation: Relation) => void }) {
  const { t, fill } = useWording();
  const texts = t.web.counter;
  const facts = useFacts();
  const named = (keys: readonly FieldKey[]) =>
    keys.map((key) => t.fields[key].toLocaleLowerCase(t.locale)).join(', ') || texts.noFields;
  return (
    <ul>
      {props.relations.map((relation, at) => (
        <li key={relation.hit.id} className="related-line" data-what={relation.what}>
          <div>
            <strong className="related-what">
              {fill(texts.relationKinds[relation.what], { book: relation.hit.bookTitle })}
            </strong>
            <p>
              {relation.hit.names[0] ?? '—'} · {facts(relation.hit).join(' · ')}{' '}
              <StatusChip status={relation.hit.status} />
            </p>
            {relation.what !== 'contradicts' && (
              <p className="quiet">
                {fill(texts.same, { fields: named(relation.same) })}{' '}
                {fill(texts.different, { fields: named(relation.different) })}
              </p>
            )}
          </div>
          <button type="button" className="button" onClick={() => props.onBeside(relation)}>
            {texts.beside} {at === 0 && <Keys keys="F7" />}
          </button>
        </li>
      ))}
    </ul>
  );
}
