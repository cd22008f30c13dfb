import { useEffect, useRef, useState } from 'react';
import type { RecordHit } from '#schemas/api/records.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import type { Command } from '../shared/keyboard.ts';
import { addresses, go } from '../shared/router.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { BodyFilter } from './body-filter.tsx';
import { HitFinder } from './hit-finder.tsx';
import { closeCommand, recordCommands } from './record-commands.ts';
import { RecordPanel } from './record-panel.tsx';
import { SignersStrip } from './signers-strip.tsx';
import { useSearch } from './use-search.ts';

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
  const { t, fill } = useWording();
  const texts = t.web.counter;
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [yearText, setYearText] = useState('');
  const [body, setBody] = useState<string | null>(null);
  const [isHelp, setHelp] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const year = /^(1[89]|20)\d\d$/.test(yearText) ? Number(yearText) : null;
  const answer = useSearch({ q, kind, year, body });
  const { found } = answer;
  const [opened, setOpened] = useState<RecordHit | null>(null);
  // What the open record says now is newer than what the search said then.
  const hits = (found?.hits ?? []).map((hit) =>
    hit.id === opened?.id ? { ...opened, similarity: hit.similarity, reasons: hit.reasons } : hit,
  );

  useEffect(() => {
    box.current?.focus();
  }, []);
  useCommands(commands, {
    focusSearch: () => {
      box.current?.focus();
      box.current?.select();
    },
    showHelp: () => setHelp(true),
  });

  return (
    <div className="counter">
      <SignersStrip />
      <HitFinder
        label={texts.search}
        q={q}
        onType={setQ}
        answer={answer}
        hits={hits}
        onOpen={(hit) => go(`${addresses.counter}/${hit.id}`)}
        box={box}
        none={texts.noResults}
        start={texts.startHint}
      >
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
      </HitFinder>
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
