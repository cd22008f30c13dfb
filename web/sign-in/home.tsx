import { useState } from 'react';
import { taskCounts } from '#schemas/api/tasks.ts';
import type { HumanStep } from '#schemas/task.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Icon } from '../shared/icon.tsx';
import { Link } from '../shared/link.tsx';
import { useSession } from '../shared/session.tsx';
import { showCount } from '../shared/show-count.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { workplacesOf } from '../shared/workplaces.ts';

const countsMs = 5000;

/** `/` for an officer with several workplaces. */
export function Home() {
  const { t, fill } = useWording();
  const { officer, noteFailure } = useSession();
  const [open, setOpen] = useState<ReadonlyMap<HumanStep, number>>(new Map());
  usePoll(async (signal) => {
    try {
      const counts = await call(taskCounts, { signal });
      setOpen(new Map(counts.map((line) => [line.step, line.open])));
    } catch (error) {
      noteFailure(error);
    }
  }, countsMs);
  if (!officer) return null;
  const places = workplacesOf(officer.roles);
  const hints = {
    verifier: t.web.home.verifierHint,
    counter: t.web.home.counterHint,
    registrar: t.web.home.registrarHint,
    issueBook: t.web.home.issueBookHint,
    corrections: t.web.home.correctionsHint,
    review: t.web.home.reviewHint,
    ledger: t.web.home.ledgerHint,
    office: t.web.home.officeHint,
    troubles: t.web.home.troublesHint,
    overview: t.web.home.overviewHint,
  };
  if (places.length === 0) return <EmptyState icon="person" title={t.web.home.nothing} />;
  return (
    <div className="home">
      <h1>{fill(t.web.home.greeting, { name: officer.name })}</h1>
      <p className="home-roles">
        {fill(t.web.app.yourRoles, {
          roles: officer.roles.map((role) => t.roles[role].toLocaleLowerCase(t.locale)).join(', '),
        })}
      </p>
      <nav className="home-places" aria-label={t.web.home.choose}>
        {places.map((place) => {
          const waiting = place.steps.reduce((sum, step) => sum + (open.get(step) ?? 0), 0);
          return (
            <Link key={place.name} to={place.to} className="home-place">
              <span className="home-icon">
                <Icon name={place.icon} />
              </span>
              <strong>{t.web.app[place.name]}</strong>
              <span>{hints[place.name]}</span>
              {waiting > 0 && <em>{fill(t.web.home.open, { open: showCount(waiting) })}</em>}
            </Link>
          );
        })}
      </nav>
    </div>
  );
}
