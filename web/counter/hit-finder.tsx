import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { RecordHit } from '#schemas/api/records.ts';
import { Icon } from '../shared/icon.tsx';
import { strokeName } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import { HitLine } from './hit-line.tsx';
import type { SearchAnswer } from './use-search.ts';

/** As many as the server sends at most. */
const mostHits = 50;

/** A box, and below it the entries that answer what is typed: arrows walk through them, Enter opens one, Escape empties the box. */
export function HitFinder(props: {
  label: string;
  q: string;
  onType: (q: string) => void;
  answer: SearchAnswer;
  /** As they are now, where something newer than the search is known of one. */
  hits: readonly RecordHit[];
  onOpen: (hit: RecordHit) => void;
  box: RefObject<HTMLInputElement | null>;
  /** Said where nothing answers. */
  none: string;
  /** Said where nothing was asked yet. */
  start?: string;
  /** Between the box and the list. */
  children?: ReactNode;
}) {
  const { t, sayFailure } = useWording();
  const { label, q, onType, hits, box } = props;
  const { found, failure } = props.answer;
  const [current, setCurrent] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new hits, new first line
  useEffect(() => setCurrent(0), [found]);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const open = (at: number) => {
    const hit = hits[at];
    setCurrent(at);
    if (hit) props.onOpen(hit);
  };
  const typed = (event: KeyboardEvent) => {
    const stroke = strokeName(event.nativeEvent);
    if (stroke === 'ArrowDown') setCurrent((at) => Math.min(at + 1, Math.max(hits.length - 1, 0)));
    else if (stroke === 'ArrowUp') setCurrent((at) => Math.max(at - 1, 0));
    else if (stroke === 'Enter') open(current);
    else if (stroke === 'Escape') onType('');
    else return;
    event.preventDefault();
  };
  return (
    <section className="finder" aria-label={label}>
      <div className="finder-head">
        <div className="finder-box">
          <Icon name="search" />
          <input
            ref={box}
            type="search"
            role="combobox"
            aria-label={label}
            aria-expanded={hits.length > 0}
            aria-controls="hits"
            aria-activedescendant={hits[current] ? `hit-${current}` : undefined}
            placeholder={t.web.finder.placeholder}
            value={q}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => onType(event.target.value)}
            onKeyDown={typed}
          />
        </div>
        {props.children}
      </div>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {found && hits.length === 0 && <p className="finder-none">{props.none}</p>}
      {!found && props.start && <p className="finder-none">{props.start}</p>}
      <div className="hits" id="hits" role="listbox" aria-label={label} ref={list}>
        {hits.map((hit, at) => (
          <HitLine
            key={hit.id}
            id={`hit-${at}`}
            hit={hit}
            query={found?.q ?? ''}
            isCurrent={at === current}
            onPick={() => open(at)}
          />
        ))}
      </div>
      {hits.length >= mostHits && <p className="finder-none">{t.web.finder.tooMany}</p>}
    </section>
  );
}
