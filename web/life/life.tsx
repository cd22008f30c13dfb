import { useEffect, useState } from 'react';
import type { LifeNode, LifeView } from '#schemas/api/life.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import type { Command } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { FamilyGraph } from './family-graph.tsx';
import { layOutFamily, nodeBeside } from './lay-out-family.ts';
import { Timeline } from './timeline.tsx';
import { useLife } from './use-life.ts';
import { WhyOne } from './why-one.tsx';

/** `/doi-nguoi/:recordId`: one person across books, with who stands beside them and why. */
export function Life(props: { recordId: string; who: PersonRole | null }) {
  const { t, fill, sayFailure } = useWording();
  const { life, failure } = useLife(props.recordId, props.who);
  const texts = t.web.life;
  const focus = life?.nodes.find(({ isFocus }) => isFocus);
  return (
    <div className="life">
      <h1>{focus ? fill(texts.of, { name: focus.names[0] ?? '' }) : texts.title}</h1>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {life === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
      {life && focus && <Parts key={focus.key} life={life} focus={focus} />}
    </div>
  );
}

interface Chosen {
  readonly life: LifeView;
  readonly node: LifeNode;
  readonly move: (arrow: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown') => void;
  readonly open: () => void;
  readonly toggleWhy: () => void;
  readonly showHelp: () => void;
}

const arrows = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] as const;
const commands: readonly Command<Chosen>[] = [
  ...arrows.map(
    (arrow): Command<Chosen> => ({
      name: 'lifeMove',
      keys: [arrow],
      when: () => true,
      do: (c) => c.move(arrow),
    }),
  ),
  { name: 'lifeOpen', keys: ['Enter'], when: () => true, do: (c) => c.open() },
  { name: 'lifeCenter', keys: ['g', 'G'], when: (c) => !c.node.isFocus, do: (c) => center(c.node) },
  { name: 'lifeWhy', keys: ['w', 'W'], when: () => true, do: (c) => c.toggleWhy() },
  { name: 'help', keys: ['F1', '?'], when: () => true, do: (c) => c.showHelp() },
];

/** Their own entry where there is one, else the first that names them. */
const ownMention = (node: LifeNode) =>
  node.mentions.find(({ role }) => role === 'child' || role === 'deceased') ?? node.mentions[0];

function center(node: LifeNode): void {
  const mention = ownMention(node);
  if (mention) go(`${addresses.life}/${mention.recordId}/${mention.role}`);
}

function Parts(props: { life: LifeView; focus: LifeNode }) {
  const { t, fill } = useWording();
  const { may } = useSession();
  const texts = t.web.life;
  const { life, focus } = props;
  const [chosenKey, setChosen] = useState(focus.key);
  const [isWhy, setWhy] = useState(false);
  const [isHelp, setHelp] = useState(false);
  const picture = layOutFamily(life.nodes, life.edges);
  const node = life.nodes.find(({ key }) => key === chosenKey) ?? focus;
  const recordAt = may('clerk', 'registrar')
    ? addresses.counter
    : may('approver')
      ? addresses.corrections
      : null;
  const open = (recordId: string | undefined) => recordAt && recordId && go(`${recordAt}/${recordId}`);
  useCommands(commands, {
    life,
    node,
    move: (arrow) => setChosen((key) => nodeBeside(picture.nodes, key, arrow)),
    open: () => open(ownMention(node)?.recordId),
    toggleWhy: () => setWhy((is) => !is),
    showHelp: () => setHelp(true),
  });
  useEffect(() => {
    document.getElementById(`life-${chosenKey}`)?.focus({ preventScroll: false });
  }, [chosenKey]);
  useEffect(() => {
    if (isWhy) document.querySelector('.life-why')?.scrollIntoView({ block: 'nearest' });
  }, [isWhy]);
  const isAlone = life.nodes.length === 1 && focus.mentions.length === 1;
  return (
    <>
      {life.leftOut > 0 && <Notice tone="doubt">{fill(texts.leftOut, { count: life.leftOut })}</Notice>}
      {life.isCut && <Notice tone="doubt">{texts.cut}</Notice>}
      {isAlone && <EmptyState icon="person" title={texts.alone} hint={texts.aloneHint} />}
      <p className="quiet life-keys">{texts.keysHint}</p>
      <div className="life-halves">
        <FamilyGraph
          picture={picture}
          chosen={node.key}
          onChoose={setChosen}
          onOpen={(one) => open(ownMention(one)?.recordId)}
          onCenter={center}
        />
        <section className="card life-side" aria-label={node.names[0]} aria-live="polite">
          <Timeline node={node} life={life} onOpen={recordAt ? open : null} />
          <WhyOne node={node} life={life} isOpen={isWhy} onToggle={() => setWhy((is) => !is)} />
        </section>
      </div>
      {isHelp && (
        <HelpSheet
          commands={commands.filter(({ keys }) => keys[0] === 'ArrowLeft' || !keys[0].startsWith('Arrow'))}
          onClose={() => setHelp(false)}
        />
      )}
    </>
  );
}
