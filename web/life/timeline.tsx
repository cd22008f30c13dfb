import type { LifeMentionView, LifeNode, LifeView } from '#schemas/api/life.ts';
import { Icon } from '../shared/icon.tsx';
import { showDate } from '../shared/show-date.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';
import { mentionsById } from './mentions-by-id.ts';

/** Where entries name a person, in time, and what among them cannot be. */
export function Timeline(props: {
  node: LifeNode;
  life: LifeView;
  onOpen: ((recordId: string) => void) | null;
}) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const { node, onOpen } = props;
  return (
    <>
      <h2>{node.names.join(' · ')}</h2>
      {node.doubts.length > 0 && <Doubts node={node} life={props.life} />}
      <h3>{texts.timeline}</h3>
      <ol className="life-line">
        {node.mentions.map((mention) => (
          <li key={`${mention.entryId} ${mention.role}`}>
            <span className="life-date">{mention.date ? showDate(mention.date) : '—'}</span>
            <div>
              <strong>{texts.roles[mention.role]}</strong> <StatusChip status={mention.status} />
              <p className="quiet">{factsOf(mention, t.web.counter, fill).join(' · ')}</p>
              {onOpen && (
                <button type="button" className="plain" onClick={() => onOpen(mention.recordId)}>
                  <Icon name="open" /> {texts.openRecord}
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

type Fill = ReturnType<typeof useWording>['fill'];
type Texts = ReturnType<typeof useWording>['t']['web']['counter'];

const factsOf = (mention: LifeMentionView, texts: Texts, fill: Fill): string[] => [
  ...(mention.place ? [mention.place] : []),
  ...(mention.entryNo ? [fill(texts.entryNo, { number: mention.entryNo })] : []),
  ...(mention.bookNo ? [fill(texts.bookNo, { number: mention.bookNo })] : []),
  mention.registerBody,
];

function Doubts(props: { node: LifeNode; life: LifeView }) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const byId = mentionsById(props.life);
  return (
    <ul className="life-doubts" aria-label={texts.doubts}>
      {props.node.doubts.map((doubt) => {
        const other = doubt.otherEntryId === null ? undefined : byId.get(doubt.otherEntryId);
        return (
          <li key={`${doubt.rule} ${doubt.entryId} ${doubt.otherEntryId}`}>
            <Icon name="doubt" />
            <div>
              <strong>{texts.rules[doubt.rule]}</strong>
              {other && (
                <span>
                  {' '}
                  ({texts.otherSays}: {other.bookTitle}
                  {other.entryNo ? `, ${fill(t.web.counter.entryNo, { number: other.entryNo })}` : ''})
                </span>
              )}
              <p className="quiet">{fill(texts.source, { source: doubt.source })}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
