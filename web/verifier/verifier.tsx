import { useCallback, useEffect, useState } from 'react';
import { taskCounts } from '#schemas/api/tasks.ts';
import type { HumanStep } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { useTask } from './use-task.ts';
import { Work } from './work.tsx';

type EntryStep = Exclude<HumanStep, 'authorize-extract'>;
type Counts = ReadonlyMap<HumanStep, { readonly open: number; readonly doneToday: number }>;

const countsMs = 4000;

/** `/xac-minh`: the first look, and for approvers the second. */
export function Verifier() {
  const { t, fill } = useWording();
  const { may, noteFailure } = useSession();
  const steps: EntryStep[] = [
    ...(may('verifier', 'admin') ? (['verify-entry'] as const) : []),
    ...(may('approver', 'admin') ? (['approve-entry'] as const) : []),
  ];
  const [chosen, setChosen] = useState<EntryStep | null>(null);
  const [counts, setCounts] = useState<Counts>(new Map());
  const step = chosen ?? steps[0] ?? 'verify-entry';
  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const found = await call(taskCounts, signal ? { signal } : {});
        setCounts(new Map(found.map((line) => [line.step, line])));
      } catch (error) {
        noteFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(refresh, countsMs);
  const count = counts.get(step);
  return (
    <div className="workplace">
      <div className="subbar">
        {steps.length > 1 ? (
          <fieldset className="segmented" aria-label={t.web.verifier.kindOfWork}>
            {steps.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === step}
                onClick={(event) => {
                  // Enter belongs to the work from here on, not to this button.
                  event.currentTarget.blur();
                  setChosen(each);
                }}
              >
                {each === 'verify-entry' ? t.web.verifier.verify : t.web.verifier.approve}
                <span className="count">{counts.get(each)?.open ?? '…'}</span>
              </button>
            ))}
          </fieldset>
        ) : (
          <strong>{step === 'verify-entry' ? t.web.verifier.verify : t.web.verifier.approve}</strong>
        )}
        <span className="subbar-figures">
          <span>{fill(t.web.verifier.open, { count: count?.open ?? '…' })}</span>
          <span>{fill(t.web.verifier.doneToday, { count: count?.doneToday ?? '…' })}</span>
        </span>
      </div>
      <Desk key={step} step={step} open={count?.open ?? 0} onChange={() => void refresh()} />
    </div>
  );
}

function Desk(props: { step: EntryStep; open: number; onChange: () => void }) {
  const { t, sayFailure } = useWording();
  const held = useTask(props.step);
  const [said, setSaid] = useState('');
  const { holding, claimNext } = held;
  const waits = holding.state === 'none' && !holding.wasReleased;
  useEffect(() => {
    if (waits && props.open > 0) void claimNext();
  }, [waits, props.open, claimNext]);
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), 2500);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <>
      <div className="toast" role="status" aria-live="polite" data-shown={said !== ''}>
        {said}
      </div>
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
        <EmptyState
          icon="check"
          title={holding.wasReleased ? t.web.verifier.released : t.web.verifier.noTask}
          {...(holding.wasReleased
            ? {}
            : {
                hint:
                  props.step === 'verify-entry' ? t.web.verifier.noTaskVerify : t.web.verifier.noTaskApprove,
              })}
        >
          {holding.wasReleased && (
            // biome-ignore lint/a11y/noAutofocus: Enter takes the next task
            <button type="button" className="button is-primary" autoFocus onClick={() => void claimNext()}>
              {t.web.verifier.takeTask}
            </button>
          )}
        </EmptyState>
      )}
      {(holding.state === 'held' || holding.state === 'kept') && holding.claimed.entry && (
        <Work
          key={holding.claimed.task.subjectId}
          claimed={holding.claimed}
          entry={holding.claimed.entry}
          held={held}
          onDone={(what) => {
            setSaid(what);
            props.onChange();
          }}
        />
      )}
    </>
  );
}
