import { Fragment, useEffect, useLayoutEffect, useState } from 'react';
import type { ClaimedTask } from '#schemas/api/tasks.ts';
import { Notice } from '../shared/notice.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { useWording } from '../shared/wording.tsx';
import { ApproveWork } from './approve-work.tsx';
import { ArbitrateWork } from './arbitrate-work.tsx';
import type { EntryStep } from './entry-steps.ts';
import { type JustSent, KeyWork } from './key-work.tsx';
import { markSent, measureNext } from './measure-next.ts';
import { NoTask } from './no-task.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { type HeldTask, useTask } from './use-task.ts';

const toastMs = 2500;

/** One stream of work: the task before the officer, or why there is none. */
export function Desk(props: {
  step: EntryStep;
  /** Tasks of this step that are open to this officer, those they hold among them. */
  open: number;
  onChange: () => void;
  /** Another step that has work for them. */
  elsewhere: { readonly step: EntryStep; readonly open: number } | null;
  onGo: (step: EntryStep) => void;
}) {
  const { t, sayFailure } = useWording();
  const task = useTask(props.step);
  const held: HeldTask = {
    ...task,
    decide: (send) => {
      markSent();
      return task.decide(send);
    },
  };
  const [said, setSaid] = useState('');
  const [justSent, setJustSent] = useState<JustSent | null>(null);
  const { holding, claimNext, claimAhead } = held;
  const isWaiting = holding.state === 'none' && !holding.wasReleased;
  useEffect(() => {
    if (isWaiting && props.open > 0) void claimNext();
    else if (props.open > 1) void claimAhead();
  }, [isWaiting, props.open, claimNext, claimAhead]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), toastMs);
    return () => clearTimeout(timer);
  }, [said]);

  const shown = holding.state === 'held' || holding.state === 'kept' ? holding.claimed : null;
  const shownId = shown?.task.id;
  useLayoutEffect(() => {
    if (shownId) void measureNext();
  }, [shownId]);
  const done = (what: string) => {
    setSaid(what);
    props.onChange();
  };
  const work = (claimed: ClaimedTask) => {
    if (!claimed.entry) return null;
    const common = { claimed, entry: claimed.entry, held, onDone: done };
    if (props.step === 'approve-entry') return <ApproveWork {...common} />;
    if (props.step === 'arbitrate-entry') return <ArbitrateWork {...common} />;
    return <KeyWork {...common} justSent={justSent} onSend={setJustSent} />;
  };
  return (
    <>
      <div className="toast" role="status" aria-live="polite" data-shown={said !== ''}>
        {said}
      </div>
      {!shown && (
        <div className="page-notice">
          <OfflineNotice isOffline={held.isOffline} fields={0} entries={held.sending.length} />
        </div>
      )}
      {holding.state === 'loading' && <p className="loading">{t.web.app.loading}</p>}
      {holding.state === 'failed' && (
        <div className="page-notice">
          <Notice
            tone="danger"
            action={
              <button type="button" className="button" onClick={() => void claimNext()}>
                {t.web.app.retry}
              </button>
            }
          >
            {sayFailure(holding.error)}
          </Notice>
        </div>
      )}
      {holding.state === 'none' && (
        <NoTask
          step={props.step}
          wasReleased={holding.wasReleased}
          elsewhere={props.elsewhere}
          onTake={() => void claimNext()}
          onGo={props.onGo}
        />
      )}
      {holding.state === 'elsewhere' && (
        <EmptyState icon="open" title={t.web.verifier.elsewhere} hint={t.web.verifier.elsewhereHint}>
          <button type="button" className="button" onClick={() => void held.takeHere()}>
            {t.web.verifier.takeHere}
          </button>
        </EmptyState>
      )}
      {shown && <Fragment key={shown.task.id}>{work(shown)}</Fragment>}
    </>
  );
}
