import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import type { KeyContext } from './key-commands.ts';

/** What else there is to look at for this entry, each with its key. */
export function EntryHints(props: { context: KeyContext; notes: number; showsSecondCopy: boolean }) {
  const { t, fill } = useWording();
  const { context } = props;
  const texts = t.web.verifier;
  const isByDoubt = context.answers.fields !== context.answers.inReadingOrder;
  const hint = (text: string, keys: string, act: () => void, isPressed?: boolean) => (
    <button
      type="button"
      className="hint"
      aria-pressed={isPressed}
      tabIndex={-1}
      onClick={act}
      onMouseDown={(event) => event.preventDefault()}
    >
      {text} <Keys keys={keys} />
    </button>
  );
  if (!context.hasNotes && !context.hasSecondCopy && !isByDoubt) return null;
  return (
    <div className="hints">
      {context.hasNotes && hint(fill(texts.hasNotes, { count: props.notes }), 'Alt+N', context.nextNote)}
      {context.hasSecondCopy &&
        hint(texts.hasSecondCopy, 'Alt+K', context.toggleSecondCopy, props.showsSecondCopy)}
      {isByDoubt && hint(texts.byDoubt, 'F6', () => context.act({ do: 'reorder' }), true)}
    </div>
  );
}
