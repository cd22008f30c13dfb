import { useCallback, useState } from 'react';
import { mirror as mirrorRoute, type Mirror as View } from '#schemas/api/mirror.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Notice } from '../shared/notice.tsx';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { DayChart } from './day-chart.tsx';
import { Confusions } from './confusions.tsx';
import { ShareBar } from './share-bar.tsx';
import { Shares } from './shares.tsx';

const refreshMs = 60_000;

/** `/guong`: how one's own keying went, for oneself alone. */
export function Mirror() {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [view, setView] = useState<View | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const refresh = useCallback(
    async (signal: AbortSignal) => {
      try {
        setView(await call(mirrorRoute, { signal }));
        setFailure(null);
      } catch (error) {
        if (!signal.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(refresh, refreshMs);
  const texts = t.web.mirror;
  return (
    <div className="mirror">
      <div className="mirror-head">
        <h1>{texts.title}</h1>
        <Link to={addresses.verifier}>{texts.back}</Link>
      </div>
      <p className="quiet">{texts.onlyYou}</p>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {view === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
      {view &&
        (isEmpty(view) ? (
          <EmptyState icon="clock" title={texts.empty} hint={texts.emptyHint} />
        ) : (
          <Parts view={view} />
        ))}
    </div>
  );
}

const isEmpty = (view: View): boolean => view.days.length === 0 && view.agreement.all.of === 0;

function Parts(props: { view: View }) {
  const { t } = useWording();
  const { view } = props;
  const texts = t.web.mirror;
  return (
    <>
      {view.getsHard && <Notice tone="calm">{texts.getsHard}</Notice>}
      <Pace days={view.days} />
      <div className="mirror-halves">
        <Shares agreement={view.agreement} />
        <Wrong wrong={view.wrong} />
      </div>
      <Confusions confusions={view.confusions} />
    </>
  );
}

function Pace(props: { days: View['days'] }) {
  const { t, fill } = useWording();
  const texts = t.web.mirror;
  const { days } = props;
  if (days.length === 0) return null;
  const sum = (of: (day: View['days'][number]) => number) => days.reduce((all, day) => all + of(day), 0);
  const [entries, fields, minutes] = [sum((d) => d.entries), sum((d) => d.fields), sum((d) => d.minutes)];
  return (
    <section className="card mirror-card" aria-label={texts.pace}>
      <h2>{texts.pace}</h2>
      <p className="mirror-figures">
        {fill(texts.paceLine, { entries, fields, minutes: Math.round(minutes) })}
        {entries > 0 && minutes > 0 && (
          <span className="quiet">
            {' '}
            · {fill(texts.perEntry, { seconds: Math.round((minutes * 60) / entries) })}
          </span>
        )}
      </p>
      <DayChart days={days} />
    </section>
  );
}

function Wrong(props: { wrong: View['wrong'] }) {
  const { t } = useWording();
  const texts = t.web.mirror;
  const kinds = (['tones', 'letters', 'figures', 'blanks'] as const)
    .map((kind) => [kind, props.wrong[kind]] as const)
    .sort(([, a], [, b]) => b - a);
  const most = kinds[0]?.[1] ?? 0;
  return (
    <section className="card mirror-card" aria-label={texts.wrong}>
      <h2>{texts.wrong}</h2>
      {most === 0 && <p className="quiet">{texts.nothingWrong}</p>}
      {most > 0 && (
        <dl className="mirror-bars">
          {kinds.map(([kind, count]) => (
            <div key={kind}>
              <dt>{texts[kind]}</dt>
              <dd>
                <ShareBar share={count / most} />
                <strong>{count}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
