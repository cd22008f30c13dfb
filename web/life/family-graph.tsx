import type { LifeNode } from '#schemas/api/life.ts';
import { Icon } from '../shared/icon.tsx';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { card, type FamilyPicture } from './lay-out-family.ts';

/** Cards of people on lines of descent; the lines say in words what they are to whoever hears the page read. */
export function FamilyGraph(props: {
  picture: FamilyPicture;
  chosen: string;
  onChoose: (key: string) => void;
  onOpen: (node: LifeNode) => void;
  onCenter: (node: LifeNode) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const { nodes, edges, width, height } = props.picture;
  const nameOf = (key: string) => nodes.find(({ node }) => node.key === key)?.node.names[0] ?? '';
  return (
    <section className="family" aria-label={texts.graph}>
      {/* room above for the lines of brothers and sisters */}
      <div className="family-sheet" style={{ width, height: height + 20, paddingTop: 20 }}>
        <svg width={width} height={height + 20} viewBox={`0 -20 ${width} ${height + 20}`} aria-hidden="true">
          {edges.map(({ edge, path }) => (
            <path
              key={`${edge.what} ${edge.from} ${edge.to}`}
              d={path}
              className={`tie is-${edge.what}`}
              data-chosen={edge.from === props.chosen || edge.to === props.chosen}
            />
          ))}
        </svg>
        {nodes.map(({ node, x, y }) => (
          <PersonCard
            key={node.key}
            node={node}
            place={{ left: x, top: y + 20, width: card.width, height: card.height }}
            isChosen={node.key === props.chosen}
            onChoose={() => props.onChoose(node.key)}
            onOpen={() => props.onOpen(node)}
            onCenter={() => props.onCenter(node)}
          />
        ))}
      </div>
      <ul className="only-heard">
        {edges.map(({ edge }) => (
          <li key={`${edge.what} ${edge.from} ${edge.to}`}>
            {fill(texts.tie[edge.what], { from: nameOf(edge.from), to: nameOf(edge.to) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonCard(props: {
  node: LifeNode;
  place: { left: number; top: number; width: number; height: number };
  isChosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
  onCenter: () => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.life;
  const { node } = props;
  const dates = [
    ...(node.born ? [fill(texts.born, { date: showDate(node.born) })] : []),
    ...(node.died ? [fill(texts.died, { date: showDate(node.died) })] : []),
  ];
  return (
    <button
      type="button"
      id={`life-${node.key}`}
      className={`person-card${node.isFocus ? ' is-focus' : ''}`}
      aria-pressed={props.isChosen}
      style={props.place}
      onClick={props.onChoose}
      // Enter would press the card, which is chosen already
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        props.onOpen();
      }}
      onDoubleClick={props.onCenter}
      title={node.names.join(' · ')}
    >
      <strong>{node.names[0]}</strong>
      <span>{dates.join(' · ') || texts.unknown}</span>
      {node.doubts.length > 0 && (
        <span className="person-doubt">
          <Icon name="doubt" /> {texts.doubts}
        </span>
      )}
    </button>
  );
}
