import type { ClaimedTask } from '#schemas/api/tasks.ts';
import type { ExpectedError } from '#schemas/errors.ts';
import { Notice } from '../shared/notice.tsx';
import { useWording } from '../shared/wording.tsx';
import type { HeldTask } from './use-task.ts';

/** What the officer must know of the task itself: hurry, why it came back, that it is no longer theirs, that a call failed. */
export function TaskNotices(props: { claimed: ClaimedTask; held: HeldTask }) {
  const { t, fill, sayFailure } = useWording();
  const { claimed, held } = props;
  return (
    <>
      {claimed.task.priority <= 0 && <Notice tone="hurry">{t.web.verifier.urgent}</Notice>}
      {claimed.task.note && (
        <Notice tone="doubt">{fill(t.web.verifier.cameBack, { note: claimed.task.note })}</Notice>
      )}
      {held.holding.state === 'kept' && <KeptNotice held={held} error={held.holding.error} />}
      {held.failure !== null && <Notice tone="danger">{sayFailure(held.failure)}</Notice>}
    </>
  );
}

function KeptNotice(props: { held: HeldTask; error: ExpectedError }) {
  const { t, sayFailure } = useWording();
  const isLost = props.error.code === 'task.lease-lost';
  return (
    <Notice
      tone="danger"
      action={
        <>
          {isLost && (
            <button type="button" className="button" onClick={() => void props.held.reclaim()}>
              {t.web.verifier.reclaim}
            </button>
          )}
          <button type="button" className="button" onClick={() => void props.held.claimNext()}>
            {t.web.verifier.nextTask}
          </button>
        </>
      }
    >
      <strong>{isLost ? t.web.verifier.lostTitle : t.web.verifier.doneTitle}</strong>{' '}
      {sayFailure(props.error)} {!isLost && t.web.verifier.keptTyping}
    </Notice>
  );
}
