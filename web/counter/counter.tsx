import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { RecordHit } from '#schemas/api/records.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Icon } from '../shared/icon.tsx';
import { type Command, strokeName } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { BodyFilter } from './body-filter.tsx';
import { HitLine } from './hit-line.tsx';
import { closeCommand, recordCommands } from './record-commands.ts';
import { RecordPanel } from './record-panel.tsx';
import { SignersStrip } from './signers-strip.tsx';
import { useSearch } from './use-search.ts';

/** As many as the server sends at most. */
const mostHits = 50;

interface CounterContext {
  readonly focusSearch: () => void;
  readonly showHelp: () => void;
}

const commands: readonly Command<CounterContext>[] = [
  { name: 'search', keys: ['F2', 'Ctrl+K'], when: () => true, do: (c) => c.focusSearch() },
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.showHelp() },
];
/** Keys that live where their button is; listed for the help sheet. */
const elsewhere: readonly Command<CounterContext>[] = [
  { name: 'previous', keys: ['ArrowUp'], when: () => true, do: () => undefined },
  { name: 'next', keys: ['ArrowDown'], when: () => true, do: () => undefined },
];

/** `/quay`: find → look → ask → print. */
export function Counter(props: { recordId: string | null }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.counter;
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [yearText, setYearText] = useState('');
  const [body, setBody] = useState<string | null>(null);
  const [current, setCurrent] = useState(0);
  const [isHelp, setHelp] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const year = /^(1[89]|20)\d\d$/.test(yearText) ? Number(yearText) : null;
  const { found, failure } = useSearch({ q, kind, year, body });
  const [opened, setOpened] = useState<RecordHit | null>(null);
  // What the open record says now is newer than what the search said then.
  const hits = (found?.hits ?? []).map((hit) =>
    hit.id === opened?.id ? { ...opened, similarity: hit.similarity, reasons: hit.reasons } : hit,
  );

  useEffect(() => {
    box.current?.focus();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new hits, new first line
  useEffect(() => setCurrent(0), [found]);
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useCommands(commands, {
    focusSearch: () => {
      box.current?.focus();
      box.current?.select();
    },
    showHelp: () => setHelp(true),
  });

  const open = (hit: RecordHit | undefined) => hit && go(`${addresses.counter}/${hit.id}`);
  const typed = (event: KeyboardEvent) => {
    const stroke = strokeName(event.nativeEvent);
    if (stroke === 'ArrowDown') setCurrent((at) => Math.min(at + 1, Math.max(hits.length - 1, 0)));
    else if (stroke === 'ArrowUp') setCurrent((at) => Math.max(at - 1, 0));
    else if (stroke === 'Enter') open(hits[current]);
    else if (stroke === 'Escape') setQ('');
    else return;
    event.preventDefault();
  };

  return (
    <div className="counter">
      <SignersStrip />
      <section className="finder" aria-label={texts.search}>
        <div className="finder-head">
          <div className="finder-box">
            <Icon name="search" />
            <input
              ref={box}
              type="search"
              role="combobox"
              aria-label={texts.search}
              aria-expanded={hits.length > 0}
              aria-controls="hits"
              aria-activedescendant={hits[current] ? `hit-${current}` : undefined}
              placeholder={t.web.finder.placeholder}
              value={q}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQ(event.target.value)}
              onKeyDown={typed}
            />
          </div>
          <div className="finder-filters">
            <fieldset className="segmented is-small" aria-label={texts.kind}>
              <button type="button" aria-pressed={kind === null} onClick={() => setKind(null)}>
                {texts.allKinds}
              </button>
              {RecordKind.options.map((each) => (
                <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
                  {t.kinds[each]}
                </button>
              ))}
            </fieldset>
            <input
              className="finder-year"
              inputMode="numeric"
              maxLength={4}
              placeholder={texts.year}
              aria-label={texts.year}
              value={yearText}
              onChange={(event) => setYearText(event.target.value.replace(/\D/g, ''))}
            />
          </div>
          <BodyFilter value={body} onPick={setBody} />
          <p className="finder-count" role="status">
            {found
              ? fill(texts.results, { count: hits.length, ms: Math.max(1, Math.round(found.tookMs)) })
              : '\u00a0'}
          </p>
        </div>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        {found && hits.length === 0 && <p className="finder-none">{texts.noResults}</p>}
        {!found && <p className="finder-none">{texts.startHint}</p>}
        <div className="hits" id="hits" role="listbox" aria-label={texts.search} ref={list}>
          {hits.map((hit, at) => (
            <HitLine
              key={hit.id}
              id={`hit-${at}`}
              hit={hit}
              query={found?.q ?? ''}
              isCurrent={at === current}
              onPick={() => {
                setCurrent(at);
                open(hit);
              }}
            />
          ))}
        </div>
        {hits.length >= mostHits && <p className="finder-none">{t.web.finder.tooMany}</p>}
      </section>
      <section className="record-side">
        {props.recordId ? (
          <RecordPanel key={props.recordId} recordId={props.recordId} onHit={setOpened} />
        ) : (
          <EmptyState icon="search" title={texts.start} hint={texts.pick} />
        )}
      </section>
      {isHelp && (
        <HelpSheet<never>
          commands={[...elsewhere, ...recordCommands, ...closeCommand, ...commands]}
          onClose={() => setHelp(false)}
        />
      )}
    </div>
  );
}
