import { useState } from 'react';
import type { Relation } from '#schemas/api/counter.ts';
import { askContradiction } from '#schemas/api/review.ts';
import { call } from '../shared/call.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { Waterfall } from '../shared/waterfall.tsx';
import { useWording } from '../shared/wording.tsx';
import { useFacts } from './hit-line.tsx';
import { useSayRelated } from './use-say-related.ts';

/** What this record is to others, each to be held against it, with the reasons on demand. */
export function Relations(props: {
  recordId: string;
  relations: readonly Relation[];
  onBeside: (relation: Relation) => void;
  /** An approver was asked which of two is right. */
  onAsked: () => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.related;
  const facts = useFacts();
  const say = useSayRelated();
  return (
    <ul>
      {props.relations.map((relation, at) => (
        <li key={relation.hit.id} className="related-line" data-what={relation.what}>
          <div className="related-text">
            <strong className="related-what">{say(relation)}</strong>
            <p>
              {[...facts(relation.hit), relation.hit.bookTitle].join(' · ')}{' '}
              <StatusChip status={relation.hit.status} />
            </p>
            {relation.decided && (
              <p className="quiet">
                {fill(texts.decided, {
                  name: relation.decided.by,
                  date: showMoment(relation.decided.at).slice(0, 10),
                })}
              </p>
            )}
            {relation.status === 'asked' && <p className="quiet">{texts.asked}</p>}
            {relation.note !== null && <p lang="vi">{fill(texts.note, { note: relation.note })}</p>}
            {relation.what === 'contradicts' && relation.status !== 'asked' && (
              <AskApprover recordId={props.recordId} other={relation.hit.id} onAsked={props.onAsked} />
            )}
          </div>
          <button type="button" className="button" onClick={() => props.onBeside(relation)}>
            {t.web.counter.beside} {at === 0 && <Keys keys="F7" />}
          </button>
          {relation.why && (
            <details className="related-why">
              <summary>{texts.why}</summary>
              <Waterfall {...relation.why} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Puts two that contradict each other before an approver, while the citizen waits. */
function AskApprover(props: { recordId: string; other: string; onAsked: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure, may } = useSession();
  const [failure, setFailure] = useState<unknown>(null);
  if (!may('clerk', 'registrar', 'admin')) return null;
  const ask = async () => {
    setFailure(null);
    try {
      const { recordId, other } = props;
      await call(askContradiction, { params: { recordId }, body: { other: other as never } });
      props.onAsked();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void ask()}>
        {t.web.related.ask}
      </button>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
    </>
  );
}
