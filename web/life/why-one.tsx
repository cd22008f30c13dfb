import type { LifeEdge, LifeLink, LifeNode, LifeView } from '#schemas/api/life.ts';
import { Keys } from '../shared/keys.tsx';
import { showMoment } from '../shared/show-date.ts';
import { Waterfall } from '../shared/waterfall.tsx';
import { useWording } from '../shared/wording.tsx';
import { mentionsById } from './mentions-by-id.ts';

/** Which entries make somebody one person, and what ties them to the others: by whom it was decided, or how sure it is. */
export function WhyOne(props: { node: LifeNode; life: LifeView; isOpen: boolean; onToggle: () => void }) {
  const { t } = useWording();
  const texts = t.web.life;
  const { node, life } = props;
  const ties = life.edges.filter(({ from, to }) => from === node.key || to === node.key);
  return (
    <section className="life-why">
      <button type="button" className="button" aria-expanded={props.isOpen} onClick={props.onToggle}>
        {texts.why} <Keys keys="W" />
      </button>
      {props.isOpen && (
        <>
          <h3>{texts.whyOne}</h3>
          {node.links.length === 0 && <p className="quiet">{texts.onlyHere}</p>}
          {node.links.map((link) => (
            <Reason key={link.relationId} link={link} life={life} />
          ))}
          {ties.map((edge) => (
            <Tie key={`${edge.what} ${edge.from} ${edge.to}`} edge={edge} life={life} />
          ))}
        </>
      )}
    </section>
  );
}

function Tie(props: { edge: LifeEdge; life: LifeView }) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const { edge, life } = props;
  const nameOf = (key: string) => life.nodes.find((node) => node.key === key)?.names[0] ?? '';
  return (
    <div className="life-tie">
      <strong>{fill(texts.tie[edge.what], { from: nameOf(edge.from), to: nameOf(edge.to) })}</strong>
      {edge.entryIds.length > 0 && (
        <p className="quiet">{fill(texts.byEntries, { count: edge.entryIds.length })}</p>
      )}
      {edge.link && <Reason link={edge.link} life={life} />}
    </div>
  );
}

function Reason(props: { link: LifeLink; life: LifeView }) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const { link, life } = props;
  const byId = mentionsById(life);
  const placeOf = (entryId: string) => {
    const mention = byId.get(entryId);
    return mention
      ? `${mention.bookTitle}${mention.entryNo ? `, ${fill(t.web.counter.entryNo, { number: mention.entryNo })}` : ''}`
      : '—';
  };
  const said = link.verdict === null || link.verdict === 'different-people' ? link.kind : link.verdict;
  return (
    <div className="life-reason">
      <p>
        {texts.kinds[said]}:{' '}
        {link.decided
          ? fill(texts.decided, { by: link.decided.by, at: showMoment(link.decided.at) })
          : fill(texts.sure, { percent: Math.floor(link.probability * 1000) / 10 })}
      </p>
      {link.comparisons.length > 0 && (
        <details>
          <summary>{texts.alike}</summary>
          <Waterfall weight={link.weight} probability={link.probability} comparisons={link.comparisons} />
        </details>
      )}
      <p className="quiet">
        {fill(texts.between, { a: placeOf(link.a.entryId), b: placeOf(link.b.entryId) })}
      </p>
    </div>
  );
}
