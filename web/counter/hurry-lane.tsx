import { useEffect, useState } from 'react';
import type { RecordLane } from '#schemas/api/counter.ts';
import type { HumanStep } from '#schemas/task.ts';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { showMoment } from '../shared/show-date.ts';
import { showDuration } from '../shared/show-duration.ts';
import { useWording } from '../shared/wording.tsx';

type Part = 'reading' | HumanStep | 'ready';

/** The stations of an entry on its way to a paper; those between the first look and the approval only when they are due. */
export function partsOf(lane: RecordLane): { part: Part; state: 'done' | 'now' | 'later' }[] {
  const open = lane.openTasks.map(({ step }) => step);
  const between = (['verify-entry-blind', 'arbitrate-entry'] as const).filter((step) => open.includes(step));
  const parts: Part[] = ['reading', 'verify-entry', ...between, 'approve-entry', 'ready'];
  const now = lane.cannotIssue === null ? 'ready' : (open[0] ?? 'reading');
  const at = parts.indexOf(now);
  return parts.map((part, i) => ({
    part,
    state: i < at || lane.cannotIssue === null ? 'done' : i === at ? 'now' : 'later',
  }));
}

/** How the work on an entry moves while the citizen waits: who is at it, and for how long. */
export function HurryLane(props: { lane: RecordLane }) {
  const { t, fill } = useWording();
  const texts = t.web.counter.lane;
  const { lane } = props;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const names: Readonly<Record<string, string>> = { ...t.steps, reading: texts.reading, ready: texts.ready };
  const said = (part: Part) => {
    const task = lane.openTasks.find(({ step }) => step === part);
    if (!task) return part === 'reading' ? texts.machine : '';
    if (task.isHeld) return texts.held;
    return lane.hurriedAt ? texts.waiting : texts.inLine;
  };
  return (
    <section className="lane" aria-label={texts.title}>
      <ol className="paper-steps" aria-live="polite">
        {partsOf(lane).map(({ part, state }) => (
          <li key={part} data-state={state}>
            <span className="paper-step-mark">{state === 'done' && <Icon name="check" />}</span>
            <span>
              {names[part]}
              {state === 'now' && <small>{said(part)}</small>}
            </span>
          </li>
        ))}
      </ol>
      {lane.inTrouble && <Notice tone="doubt">{texts.trouble}</Notice>}
      {lane.hurriedAt && (
        <p className="quiet">
          {fill(texts.since, {
            at: showMoment(lane.hurriedAt).slice(11),
            time: showDuration(t, (now - Date.parse(lane.hurriedAt)) / 1000),
          })}
        </p>
      )}
    </section>
  );
}
