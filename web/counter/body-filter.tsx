import Fuse from 'fuse.js';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { registerBodies } from '#schemas/api/records.ts';
import { fold } from '#schemas/fold.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { strokeName } from '../shared/keyboard.ts';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

interface Body {
  readonly name: string;
  readonly books: number;
}

/** Names shown at once; whoever needs more types more. */
const most = 8;

/** Picks the register body that the search keeps to, by a part of its name; not shown where there is only one. */
export function BodyFilter(props: { value: string | null; onPick: (name: string | null) => void }) {
  const { t, fill } = useWording();
  const texts = t.web.finder;
  const bodies = useBodies();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState(0);
  const listId = useId();
  const shown = useNearest(bodies, typed);
  if (bodies.length < 2) return null;

  const pick = (name: string | null) => {
    props.onPick(name);
    setTyped('');
    setOpen(false);
  };
  const pressed = (event: KeyboardEvent) => {
    const stroke = strokeName(event.nativeEvent);
    if (stroke === 'ArrowDown') {
      setOpen(true);
      setCurrent((at) => (isOpen ? Math.min(at + 1, shown.length - 1) : 0));
    } else if (stroke === 'ArrowUp') setCurrent((at) => Math.max(at - 1, 0));
    else if (stroke === 'Enter' && isOpen && shown[current]) pick(shown[current].name);
    else if (stroke === 'Escape' && isOpen) setOpen(false);
    else if (stroke === 'Escape' && props.value !== null) pick(null);
    else return;
    event.preventDefault();
  };
  return (
    <div className="body-filter">
      <input
        className="body-filter-text"
        role="combobox"
        aria-label={texts.body}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-activedescendant={isOpen && shown[current] ? `${listId}-${current}` : undefined}
        placeholder={texts.allBodies}
        value={isOpen || props.value === null ? typed : props.value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setCurrent(0);
          setOpen(true);
        }}
        onKeyDown={pressed}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      {props.value !== null && (
        <button
          type="button"
          className="body-filter-clear"
          aria-label={texts.clearBody}
          onClick={() => pick(null)}
        >
          <Icon name="close" />
        </button>
      )}
      <div className="body-filter-list" id={listId} role="listbox" aria-label={texts.body} hidden={!isOpen}>
        {shown.map((body, at) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the box owns the keyboard (aria-activedescendant)
          <div
            key={body.name}
            id={`${listId}-${at}`}
            role="option"
            className="body-filter-line"
            aria-selected={at === current}
            onMouseDown={(event) => {
              event.preventDefault();
              pick(body.name);
            }}
          >
            <span>{body.name}</span>
            <span className="body-filter-books">{fill(texts.booksOf, { count: body.books })}</span>
          </div>
        ))}
        {shown.length === 0 && <p className="body-filter-none">{texts.noBody}</p>}
      </div>
    </div>
  );
}

function useBodies(): readonly Body[] {
  const { noteFailure } = useSession();
  const [bodies, setBodies] = useState<readonly Body[]>([]);
  useEffect(() => {
    // Without the list the search is only not narrowed.
    call(registerBodies, {}).then(setBodies, noteFailure);
  }, [noteFailure]);
  return bodies;
}

/** Those whose names are nearest to what was typed, marks aside; all where nothing was. */
function useNearest(bodies: readonly Body[], typed: string): readonly Body[] {
  const fuse = useMemo(
    () =>
      new Fuse(
        bodies.map((body) => ({ body, key: fold(body.name) })),
        { keys: ['key'], ignoreLocation: true, threshold: 0.3 },
      ),
    [bodies],
  );
  const key = fold(typed);
  return key === '' ? bodies.slice(0, most) : fuse.search(key, { limit: most }).map(({ item }) => item.body);
}
