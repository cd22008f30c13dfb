import { useEffect, useState } from 'react';
import type { ExtractStatus, ExtractView } from '#schemas/api/extracts.ts';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { PaperFrame } from '../shared/paper-frame.tsx';
import { showMoment } from '../shared/show-date.ts';
import { showDuration } from '../shared/show-duration.ts';
import { isSettled, useExtract } from '../shared/use-extract.ts';
import { useWording } from '../shared/wording.tsx';

const order = ['requested', 'authorized', 'sealed'] as const satisfies readonly ExtractStatus[];

function Steps(props: { extract: ExtractView }) {
  const { t } = useWording();
  const reached = (order as readonly ExtractStatus[]).indexOf(props.extract.status);
  return (
    <ol className="paper-steps">
      {order.map((step, at) => (
        <li key={step} data-state={at <= reached ? 'done' : at === reached + 1 ? 'now' : 'later'}>
          <span className="paper-step-mark">{at <= reached && <Icon name="check" />}</span>
          {t.web.ask.steps[step]}
        </li>
      ))}
    </ol>
  );
}

function Waiting(props: { extract: ExtractView }) {
  const { t, fill } = useWording();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (props.extract.status === 'authorized') return <p className="paper-waiting">{t.web.ask.sealing}</p>;
  const seconds = (now - Date.parse(props.extract.requestedAt)) / 1000;
  return <p className="paper-waiting">{fill(t.web.ask.waiting, { time: showDuration(t, seconds) })}</p>;
}

/** From the request to the paper, as it happens. */
export function ExtractProgress(props: { extractId: string; onEnd: () => void; onClose: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.ask;
  const { extract, failure } = useExtract(props.extractId, props.onEnd);
  return (
    <section className="ask" aria-live="polite" aria-label={texts.title}>
      <header className="ask-head">
        <h2>
          {extract?.status === 'sealed' && extract.number
            ? fill(texts.sealed, { number: extract.number })
            : extract?.status === 'voided'
              ? texts.voided
              : (extract?.title ?? texts.title)}
        </h2>
        <button type="button" className="tool" onClick={props.onClose} aria-label={t.web.app.close}>
          <Icon name="close" />
        </button>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {extract && (
        <>
          <p className="quiet">
            {extract.subject} ·{' '}
            {fill(texts.askedBy, { name: extract.requester.name, relation: extract.requester.relation })} ·{' '}
            {fill(texts.copiesOf, { copies: extract.copies })}
          </p>
          {extract.status !== 'voided' && <Steps extract={extract} />}
          {!isSettled(extract) && <Waiting extract={extract} />}
          {extract.status === 'voided' && (
            <Notice tone="danger">{fill(texts.reason, { reason: extract.reason ?? '—' })}</Notice>
          )}
          {extract.status === 'sealed' && (
            <>
              <p className="quiet">
                {[
                  extract.signedBy && fill(texts.signedBy, { name: extract.signedBy }),
                  extract.sealedAt && showMoment(extract.sealedAt),
                  extract.code && fill(texts.code, { code: extract.code }),
                  extract.level && fill(texts.level, { level: extract.level }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <PaperFrame extract={extract} />
            </>
          )}
        </>
      )}
    </section>
  );
}
