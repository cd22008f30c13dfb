import { useCallback, useState } from 'react';
import { taskCounts } from '#schemas/api/tasks.ts';
import type { HumanStep } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { showCount } from '../shared/show-count.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { Desk } from './desk.tsx';
import { type EntryStep, entrySteps } from './entry-steps.ts';

type Counts = ReadonlyMap<HumanStep, { readonly open: number; readonly doneToday: number }>;

const countsMs = 4000;

/** `/xac-minh`: what people do with an entry, a stream of work for each step the officer may do. */
export function Verifier() {
  const { t, fill } = useWording();
  const { may, noteFailure } = useSession();
  const steps = entrySteps.filter(({ role }) => may(role, 'admin')).map(({ step }) => step);
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
  const open = (of: EntryStep) => counts.get(of)?.open ?? 0;
  const elsewhere = steps.find((other) => other !== step && open(other) > 0);
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
                {t.web.verifier.steps[each]}
                <span className="count">{showCount(counts.get(each)?.open)}</span>
              </button>
            ))}
          </fieldset>
        ) : (
          <strong>{t.web.verifier.steps[step]}</strong>
        )}
        <span className="subbar-figures">
          <span>{fill(t.web.verifier.open, { count: showCount(count?.open) })}</span>
          <span>{fill(t.web.verifier.doneToday, { count: count?.doneToday ?? '…' })}</span>
        </span>
      </div>
      <Desk
        key={step}
        step={step}
        open={count?.open ?? 0}
        onChange={() => void refresh()}
        elsewhere={elsewhere ? { step: elsewhere, open: open(elsewhere) } : null}
        onGo={setChosen}
      />
    </div>
  );
}
