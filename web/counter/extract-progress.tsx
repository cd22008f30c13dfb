import { useEffect, useState } from 'react';
import type { ExtractStatus, ExtractView } from '#schemas/api/extracts.ts';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { sayRelation } from '../shared/say-relation.ts';
import { showMoment } from '../shared/show-date.ts';
import { showDuration } from '../shared/show-duration.ts';
import { useCommands } from '../shared/use-commands.ts';
import { isSettled, useExtract } from '../shared/use-extract.ts';
import { useWording } from '../shared/wording.tsx';
import { closeCommand } from './record-commands.ts';
import { SealedPaper } from './sealed-paper.tsx';
import { showDue } from './show-due.ts';
import { WaitingForSigner } from './waiting-for-signer.tsx';

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

/** From the request to the paper, as it happens. `first`: what was answered to the request; `hurriedAt`: of the record. */
export function ExtractProgress(props: {
  extractId: string;
  first: ExtractView | null;
  hurriedAt: string | null;
  onEnd: () => void;
  onAgain: () => void;
  onClose: () => void;
}) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.ask;
  const { extract, failure } = useExtract(props.extractId, props.onEnd, props.first);
  useCommands(closeCommand, { close: props.onClose });
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
          <Asked extract={extract} />
          {!isSettled(extract) && (
            <>
              <Steps extract={extract} />
              <Waiting extract={extract} />
            </>
          )}
          {extract.status === 'voided' && (
            <Notice
              tone="danger"
              action={
                <button type="button" className="button" onClick={props.onAgain}>
                  {texts.again}
                </button>
              }
            >
              {extract.number && <strong>{extract.number}. </strong>}
              {fill(texts.reason, { reason: extract.reason ?? '—' })}
            </Notice>
          )}
          {extract.status === 'sealed' && <SealedPaper extract={extract} hurriedAt={props.hurriedAt} />}
        </>
      )}
    </section>
  );
}

/** Who asked for what, and what they pay. */
function Asked(props: { extract: ExtractView }) {
  const { t, fill } = useWording();
  const texts = t.web.ask;
  const { extract } = props;
  const { requester, fee } = extract;
  const dong = (amount: number) => fill(texts.dong, { amount: amount.toLocaleString('vi-VN') });
  const paid = fee && (fee.exemption ? fill(texts.feeFree, { reason: fee.exemption }) : dong(fee.total));
  const facts = [
    extract.subject,
    fill(texts.askedBy, { name: requester.name, relation: sayRelation(t, requester.relation) }),
    fill(texts.copiesOf, { copies: extract.copies }),
    paid,
    extract.purpose,
    !isSettled(extract) && extract.dueAt && fill(texts.due, { time: showDue(t, extract.dueAt) }),
  ];
  return <p className="quiet">{facts.filter(Boolean).join(' · ')}</p>;
}

function Waiting(props: { extract: ExtractView }) {
  const { t, fill } = useWording();
  const { extract } = props;
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (extract.toSign)
    return (
      <p className="paper-waiting">
        {fill(t.web.ask.plugin, { time: showMoment(extract.toSign.until).slice(11) })}
      </p>
    );
  if (extract.status === 'authorized') return <p className="paper-waiting">{t.web.ask.sealing}</p>;
  const seconds = (now - Date.parse(extract.requestedAt)) / 1000;
  return <WaitingForSigner kind={extract.kind} waited={showDuration(t, seconds)} />;
}
