import { useCallback, useEffect, useRef, useState } from 'react';
import { type RecordView, recordOf } from '#schemas/api/records.ts';
import { useFacts } from '../counter/hit-line.tsx';
import { EntryScan } from '../counter/entry-scan.tsx';
import { call } from '../shared/call.ts';
import { Journal } from '../shared/journal.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';
import { CorrectForm } from './correct-form.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { textNow } from './text-now.ts';

/** One record beside its ink, and what may be decided of it. */
export function RecordWork(props: { recordId: string }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const { recordId } = props;
  const texts = t.web.corrections;
  const facts = useFacts();
  const [record, setRecord] = useState<RecordView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [mode, setMode] = useState<'look' | 'correct' | 'revoke'>('look');
  const [said, setSaid] = useState<string | null>(null);
  const article = useRef<HTMLElement>(null);
  const load = useCallback(async () => {
    try {
      setRecord(await call(recordOf, { params: { recordId } }));
      setFailure(null);
    } catch (error) {
      if (!noteFailure(error)) setFailure(error);
    }
  }, [recordId, noteFailure]);
  useEffect(() => void load(), [load]);

  if (!record)
    return failure === null ? (
      <p className="loading">{t.web.app.loading}</p>
    ) : (
      <div className="page-notice">
        <Notice tone="danger">{sayFailure(failure)}</Notice>
      </div>
    );
  const { hit, entry, corrections } = record;
  const isApproved = hit.status === 'approved';
  const done = (sentence: string) => {
    setMode('look');
    setSaid(sentence);
    article.current?.scrollIntoView({ block: 'start' });
    void load();
  };
  const begin = (what: 'correct' | 'revoke') => {
    setSaid(null);
    setMode(what);
  };
  return (
    <article className="record" ref={article}>
      <header className="record-head">
        <div>
          <h1>
            <span className={`kind is-${hit.kind}`}>{t.kinds[hit.kind]}</span> {hit.names[0] ?? '—'}
          </h1>
          <p>
            {facts(hit).join(' · ')} · {hit.registerBody}
          </p>
        </div>
        <div className="record-do">
          <StatusChip status={hit.status} />
          {isApproved && mode !== 'correct' && (
            <>
              <button type="button" className="button" onClick={() => begin('revoke')}>
                {texts.revoke}
              </button>
              <button type="button" className="button is-primary" onClick={() => begin('correct')}>
                {texts.correct}
              </button>
            </>
          )}
        </div>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {hit.status === 'revoked' && <Notice tone="danger">{texts.isRevoked}</Notice>}
      {hit.status !== 'revoked' && !isApproved && <Notice tone="doubt">{texts.notApproved}</Notice>}
      {said && <Notice tone="calm">{said}</Notice>}
      <div className="record-body">
        {mode === 'correct' ? (
          <CorrectForm
            record={record}
            onSaved={() => done(texts.saved)}
            onCancel={() => setMode('look')}
            onStale={() => void load()}
          />
        ) : (
          <section aria-label={texts.values}>
            <h2>{texts.values}</h2>
            <dl className="values">
              {entry.fields.map((field) => (
                <div key={field.key} className="value">
                  <dt>{t.fields[field.key]}</dt>
                  <dd>{textNow(field) || <em>{texts.empty}</em>}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        <div className="record-evidence">
          <section aria-label={texts.ink}>
            <h2>{texts.ink}</h2>
            <EntryScan entry={entry} maxHeightPx={420} />
          </section>
          {corrections.length > 0 && (
            <section aria-label={texts.noteList}>
              <h2>{texts.noteList}</h2>
              <ol className="notes-so-far">
                {corrections.map(({ at, note }) => (
                  <li key={at}>
                    <time dateTime={at}>{showMoment(at)}</time> {note}
                  </li>
                ))}
              </ol>
            </section>
          )}
          <section aria-label={texts.journal}>
            <h2>{texts.journal}</h2>
            <Journal lines={record.journal} />
          </section>
        </div>
      </div>
      {mode === 'revoke' && (
        <RevokeDialog record={record} onRevoked={() => done(texts.revoked)} onClose={() => setMode('look')} />
      )}
    </article>
  );
}
