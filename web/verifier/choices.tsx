import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import type { ChoiceList } from './use-choices.ts';

export const choiceId = (listId: string, at: number): string => `${listId}-${at}`;

/** Suggestions under the input; the keys are commands, the mouse works too. */
export function Choices(props: { id: string; list: ChoiceList; onTake: (text: string) => void }) {
  const { t } = useWording();
  const { choices, chosen, isOpen } = props.list;
  if (!isOpen) return null;
  return (
    <div className="choices" id={props.id} role="listbox" aria-label={t.web.verifier.choices}>
      {choices.map(({ text, from }, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the cursor stays in the input, whose keys move in this list
        <div
          key={text}
          id={choiceId(props.id, at)}
          className="choice"
          role="option"
          tabIndex={-1}
          aria-selected={at === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onTake(text)}
        >
          <span className="choice-text">{text}</span>
          <small>{t.web.verifier.sources[from]}</small>
          {at === (chosen ?? 0) && <Keys keys={chosen === null ? 'Tab' : 'Enter'} />}
        </div>
      ))}
    </div>
  );
}
