import type { FieldDecision } from '#schemas/task.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';

/** Whether a field is answered, as a small round sign before its name. */
export function FieldSign(props: {
  decision: FieldDecision | undefined;
  isAsked: boolean;
  isDoubtful: boolean;
}) {
  const { t } = useWording();
  const { decision, isAsked, isDoubtful } = props;
  const say = decision
    ? t.fieldStates[decision.state]
    : isAsked
      ? t.web.verifier.unanswered
      : t.web.verifier.notAsked;
  const look = decision ? 'is-done' : !isAsked ? 'is-not-asked' : isDoubtful ? 'is-doubtful' : '';
  return (
    <span className={`row-state ${look}`} role="img" aria-label={say} title={say}>
      {decision && (
        <Icon name={({ written: 'check', blank: 'blank', unreadable: 'eyeOff' } as const)[decision.state]} />
      )}
    </span>
  );
}
