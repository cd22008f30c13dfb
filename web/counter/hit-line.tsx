import type { RecordHit } from '#schemas/api/records.ts';
import { markMatches } from '../shared/mark-matches.ts';
import { showDate } from '../shared/show-date.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';
import { answeringWords, useReasons } from './use-reasons.ts';

/** A name with its letters marked that answer the query. */
function Marked(props: { text: string; query: string; answering: string }) {
  return markMatches(props.text, props.query, props.answering).map((piece, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    piece.isMatch ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  );
}

/** When it happened and where it stands in the books, in one line. */
export function useFacts(): (hit: RecordHit) => string[] {
  const { t, fill } = useWording();
  const texts = t.web.counter;
  const event = { birth: texts.born, death: texts.died, marriage: texts.married };
  return (hit) => [
    ...(hit.eventDate ? [fill(event[hit.kind], { date: showDate(hit.eventDate) })] : []),
    ...(hit.entryNo ? [fill(texts.entryNo, { number: hit.entryNo })] : []),
    ...(hit.bookNo ? [fill(texts.bookNo, { number: hit.bookNo })] : []),
  ];
}

/** One hit of the search: who, what answers the query and why it was found, where it stands. */
export function HitLine(props: {
  hit: RecordHit;
  query: string;
  isCurrent: boolean;
  id: string;
  onPick: () => void;
}) {
  const { t } = useWording();
  const facts = useFacts();
  const reasons = useReasons()(props.hit);
  const { hit, query } = props;
  const answering = answeringWords(hit);
  const [first, ...others] = hit.names;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box owns the keyboard (aria-activedescendant)
    // biome-ignore lint/a11y/useFocusableInteractive: likewise
    <div id={props.id} role="option" aria-selected={props.isCurrent} className="hit" onClick={props.onPick}>
      <div className="hit-first">
        <span className={`kind is-${hit.kind}`}>{t.kinds[hit.kind]}</span>
        <strong>{first ? <Marked text={first} query={query} answering={answering[0] ?? ''} /> : '—'}</strong>
      </div>
      {others.length > 0 && (
        <div className="hit-others">
          {others.map((name, at) => (
            <span key={name}>
              {at > 0 && ' · '}
              <Marked text={name} query={query} answering={answering[at + 1] ?? ''} />
            </span>
          ))}
        </div>
      )}
      <div className="hit-facts">
        <span>{facts(hit).join(' · ')}</span>
        <StatusChip status={hit.status} />
      </div>
      <div className="hit-body">{hit.registerBody}</div>
      {reasons.length > 0 && (
        <div className="hit-why">
          {t.web.finder.why}: {reasons.join(' · ')}
        </div>
      )}
    </div>
  );
}
