import { useState } from 'react';
import { type FailedRun, retryRun } from '#schemas/api/overview.ts';
import { say } from '#schemas/wording/say.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** What the machine could not do: why, in which file, and a way to try again. */
export function Failures(props: { failed: readonly FailedRun[]; onRetried: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.overview;
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const retry = async (runId: string) => {
    setBusy(runId);
    setFailure(null);
    try {
      await call(retryRun, { params: { runId } });
      props.onRetried();
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    } finally {
      setBusy(null);
    }
  };
  const stepNames: Readonly<Record<string, string>> = t.steps;
  return (
    <section className="card" aria-label={texts.failures}>
      <h2 className="card-title">
        {texts.failures} {props.failed.length > 0 && <span className="count">{props.failed.length}</span>}
      </h2>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {props.failed.length === 0 ? (
        <p className="card-empty quiet">
          <Icon name="check" /> {texts.noFailures}
        </p>
      ) : (
        <ul className="failures">
          {props.failed.map((run) => (
            <li key={run.id}>
              <div>
                <p>
                  {say(t, run.code, { ...(run.fileName ? { fileName: run.fileName } : {}), ...run.details })}
                </p>
                <small>
                  {[
                    run.bookCode && `${texts.book} ${run.bookCode}`,
                    run.fileName && `${texts.file} ${run.fileName}`,
                    `${texts.step}: ${stepNames[run.step] ?? run.step}`,
                    fill(texts.tries, { count: run.attempts }),
                    showMoment(run.failedAt),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </div>
              <button
                type="button"
                className="button"
                disabled={busy === run.id}
                onClick={() => void retry(run.id)}
              >
                <Icon name="retry" /> {texts.retry}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
