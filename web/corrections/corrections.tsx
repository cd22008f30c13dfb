import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { HitLine } from '../counter/hit-line.tsx';
import { useSearch } from '../counter/use-search.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Icon } from '../shared/icon.tsx';
import { type Command, strokeName } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { RecordWork } from './record-work.tsx';

const commands: readonly Command<{ readonly focusSearch: () => void }>[] = [
  { name: 'search', keys: ['F2', 'Ctrl+K'], when: () => true, do: (c) => c.focusSearch() },
];

/** `/ho-so`: an approver finds a record and enters what was decided of it. */
export function Corrections(props: { recordId: string | null }) {
  const { t, sayFailure } = useWording();
  const texts = t.web.corrections;
  const [q, setQ] = useState('');
  const [current, setCurrent] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const { found, failure } = useSearch({ q, kind: null, year: null, body: null });
  const hits = found?.hits ?? [];
  const isOpen = props.recordId !== null;
  useEffect(() => {
    if (!isOpen) box.current?.focus();
  }, [isOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new hits, new first line
  useEffect(() => setCurrent(0), [found]);
  useCommands(commands, {
    focusSearch: () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const open = (id: string | undefined) => id && go(`${addresses.corrections}/${id}`);
  const typed = (event: KeyboardEvent) => {
    const stroke = strokeName(event.nativeEvent);
    if (stroke === 'ArrowDown') setCurrent((at) => Math.min(at + 1, Math.max(hits.length - 1, 0)));
    else if (stroke === 'ArrowUp') setCurrent((at) => Math.max(at - 1, 0));
    else if (stroke === 'Enter') open(hits[current]?.id);
    else return;
    event.preventDefault();
  };
  return (
    <div className="counter">
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
              placeholder={texts.placeholder}
              value={q}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQ(event.target.value)}
              onKeyDown={typed}
            />
          </div>
        </div>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        {found && hits.length === 0 && <p className="finder-none">{texts.none}</p>}
        <div className="hits" id="hits" role="listbox" aria-label={texts.search}>
          {hits.map((hit, at) => (
            <HitLine
              key={hit.id}
              id={`hit-${at}`}
              hit={hit}
              query={found?.q ?? ''}
              isCurrent={at === current}
              onPick={() => {
                setCurrent(at);
                open(hit.id);
              }}
            />
          ))}
        </div>
      </section>
      <section className="record-side">
        {props.recordId ? (
          <RecordWork key={props.recordId} recordId={props.recordId} />
        ) : (
          <EmptyState icon="search" title={texts.start} hint={texts.startHint} />
        )}
      </section>
    </div>
  );
}
