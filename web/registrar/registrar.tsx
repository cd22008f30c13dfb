import { useCallback, useState } from 'react';
import { type ExtractView, recentExtracts } from '#schemas/api/extracts.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { SignDesk } from './sign-desk.tsx';
import { SignedPaper } from './signed-paper.tsx';

const listMs = 2000;
const recentShown = 12;

/** `/ky`: what waits for a signature, what will be printed, one key to sign it. */
export function Registrar() {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.registrar;
  const [extracts, setExtracts] = useState<readonly ExtractView[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setExtracts(await call(recentExtracts, signal ? { signal } : {}));
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(refresh, listMs);

  const waiting = (extracts ?? [])
    .filter((extract) => extract.status === 'requested')
    .sort((a, b) => a.requestedAt.localeCompare(b.requestedAt));
  const recent = (extracts ?? []).filter((extract) => extract.status !== 'requested').slice(0, recentShown);
  const current =
    (extracts ?? []).find((extract) => extract.id === chosen) ?? (chosen === null ? waiting[0] : undefined);

  const line = (extract: ExtractView) => (
    <li key={extract.id}>
      <button
        type="button"
        className="sign-line"
        aria-current={extract.id === current?.id}
        onClick={() => setChosen(extract.id)}
      >
        <span className="sign-line-head">
          <span className={`kind is-${extract.kind}`}>{t.kinds[extract.kind]}</span>
          <strong>{extract.subject}</strong>
        </span>
        <span className="sign-line-facts">
          <span>
            {extract.number ?? fill(texts.askedAt, { time: showMoment(extract.requestedAt) })}
            {' · '}
            {fill(t.web.ask.copiesOf, { copies: extract.copies })}
          </span>
          <span className={`status is-extract-${extract.status}`}>{t.extractStatuses[extract.status]}</span>
        </span>
      </button>
    </li>
  );
  return (
    <div className="counter">
      <section className="finder" aria-label={texts.title}>
        <div className="finder-head">
          <h1 className="side-title">
            {waiting.length > 0 ? fill(texts.waiting, { count: waiting.length }) : texts.title}
          </h1>
        </div>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        {extracts && waiting.length === 0 && (
          <p className="finder-none">
            {texts.none}. {texts.noneHint}
          </p>
        )}
        <ul className="hits">
          {waiting.map(line)}
          {recent.length > 0 && (
            <li className="side-heading">
              <Icon name="clock" /> {texts.recent}
            </li>
          )}
          {recent.map(line)}
        </ul>
      </section>
      <section className="record-side">
        {current?.status === 'requested' && (
          <SignDesk
            key={current.id}
            extract={current}
            onSigned={() => {
              setChosen(current.id);
              void refresh();
            }}
          />
        )}
        {current && current.status !== 'requested' && (
          <SignedPaper
            key={current.id}
            extractId={current.id}
            hasNext={waiting.length > 0}
            onNext={() => setChosen(null)}
          />
        )}
        {!current && extracts && <EmptyState icon="seal" title={texts.none} hint={texts.noneHint} />}
      </section>
    </div>
  );
}
