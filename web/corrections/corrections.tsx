import { useEffect, useRef, useState } from 'react';
import { HitFinder } from '../counter/hit-finder.tsx';
import { useSearch } from '../counter/use-search.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import type { Command } from '../shared/keyboard.ts';
import { addresses, go } from '../shared/router.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { RecordWork } from './record-work.tsx';

const commands: readonly Command<{ readonly focusSearch: () => void }>[] = [
  { name: 'search', keys: ['F2', 'Ctrl+K'], when: () => true, do: (c) => c.focusSearch() },
];

/** `/ho-so`: an approver finds a record and enters what was decided of it. */
export function Corrections(props: { recordId: string | null }) {
  const { t } = useWording();
  const texts = t.web.corrections;
  const [q, setQ] = useState('');
  const box = useRef<HTMLInputElement>(null);
  const answer = useSearch({ q, kind: null, year: null, body: null });
  const isOpen = props.recordId !== null;
  useEffect(() => {
    if (!isOpen) box.current?.focus();
  }, [isOpen]);
  useCommands(commands, {
    focusSearch: () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  return (
    <div className="counter">
      <HitFinder
        label={texts.search}
        q={q}
        onType={setQ}
        answer={answer}
        hits={answer.found?.hits ?? []}
        onOpen={(hit) => go(`${addresses.corrections}/${hit.id}`)}
        box={box}
        none={texts.none}
      />
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
