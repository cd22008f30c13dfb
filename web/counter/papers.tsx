import { useState } from 'react';
import { type ExtractView, voidExtract } from '#schemas/api/extracts.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { NoteDialog } from '../shared/note-dialog.tsx';
import { Notice } from '../shared/notice.tsx';
import { sayRelation } from '../shared/say-relation.ts';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

const icons = { requested: 'clock', authorized: 'clock', sealed: 'seal', voided: 'stop' } as const;

/** What was asked for from a record, the newest first; who signs may call a sealed paper back. */
export function Papers(props: {
  extracts: readonly ExtractView[];
  onOpen: (extract: ExtractView) => void;
  onChanged: () => void;
}) {
  const { t, fill, sayFailure } = useWording();
  const { may, noteFailure } = useSession();
  const texts = t.web.counter;
  const [voiding, setVoiding] = useState<ExtractView | null>(null);
  const [voided, setVoided] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const callBack = async ({ id, number }: ExtractView, reason: string) => {
    setVoiding(null);
    setFailure(null);
    try {
      await call(voidExtract, { params: { extractId: id }, body: { reason } });
      setVoided(number);
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
    props.onChanged();
  };
  return (
    <>
      {props.extracts.length === 0 && <p className="quiet">{texts.noExtracts}</p>}
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {voided !== null && <Notice tone="calm">{fill(texts.voided, { number: voided })}</Notice>}
      <ul className="papers">
        {props.extracts.map((extract) => (
          <li key={extract.id} className="paper-row" data-status={extract.status}>
            <button type="button" className="paper-line" onClick={() => props.onOpen(extract)}>
              <Icon name={icons[extract.status]} />
              <strong className="paper-number">{extract.number ?? t.extractStatuses[extract.status]}</strong>
              <span>
                {fill(t.web.ask.askedBy, {
                  name: extract.requester.name,
                  relation: sayRelation(t, extract.requester.relation),
                })}
                {' · '}
                {fill(t.web.ask.copiesOf, { copies: extract.copies })} · {showMoment(extract.requestedAt)}
                {extract.status === 'voided' &&
                  ` · ${fill(t.web.ask.reason, { reason: extract.reason ?? '—' })}`}
              </span>
            </button>
            {extract.status === 'sealed' && may('registrar', 'admin') && (
              <button type="button" className="plain paper-void" onClick={() => setVoiding(extract)}>
                {texts.voidPaper}
              </button>
            )}
          </li>
        ))}
      </ul>
      {voiding && (
        <NoteDialog
          title={fill(texts.voidTitle, { number: voiding.number ?? '' })}
          label={texts.voidReason}
          submit={texts.voidPaper}
          onSubmit={(reason) => void callBack(voiding, reason)}
          onClose={() => setVoiding(null)}
        />
      )}
    </>
  );
}
