import { EmptyState } from '../shared/empty-state.tsx';
import { showCount } from '../shared/show-count.ts';
import { useWording } from '../shared/wording.tsx';
import type { EntryStep } from './entry-steps.ts';

/** Nothing to do in this stream; Enter takes the next task, or goes to the stream that has some. */
export function NoTask(props: {
  step: EntryStep;
  wasReleased: boolean;
  elsewhere: { readonly step: EntryStep; readonly open: number } | null;
  onTake: () => void;
  onGo: (step: EntryStep) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.verifier;
  const { elsewhere } = props;
  if (props.wasReleased)
    return (
      <EmptyState icon="check" title={texts.released}>
        {/* biome-ignore lint/a11y/noAutofocus: Enter takes the next task */}
        <button type="button" className="button is-primary" autoFocus onClick={props.onTake}>
          {texts.takeTask}
        </button>
      </EmptyState>
    );
  return (
    <EmptyState icon="check" title={texts.noTask} hint={texts.noTaskOf[props.step]}>
      {elsewhere && (
        <button
          type="button"
          className="button is-primary"
          // biome-ignore lint/a11y/noAutofocus: Enter goes on with the other stream
          autoFocus
          onClick={() => props.onGo(elsewhere.step)}
        >
          {fill(texts.goOnWith, { step: texts.steps[elsewhere.step], count: showCount(elsewhere.open) })}
        </button>
      )}
    </EmptyState>
  );
}
