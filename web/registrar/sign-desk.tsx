import { useEffect, useState } from 'react';
import { type ExtractView, extractPreview, type PreviewLine } from '#schemas/api/extracts.ts';
import { recordOf } from '#schemas/api/records.ts';
import type { EntryView } from '#schemas/api/tasks.ts';
import type { Delegation } from '#schemas/delegation.ts';
import { EntryScan } from '../counter/entry-scan.tsx';
import { call } from '../shared/call.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { PaperPreview } from './paper-preview.tsx';

/**
 * One paper to sign: what it will say, beside the ink it rests on. Nobody holds it meanwhile: an officer who was called
 * away with the page open must keep no citizen waiting. `onSeen`: both can be seen.
 */
export function SignDesk(props: {
  extract: ExtractView;
  /** By what this officer signs this kind today; null: they do not. */
  right: Delegation | null;
  canSign: boolean;
  canRefuse: boolean;
  isBusy: boolean;
  onSeen: (id: string) => void;
  onSign: () => void;
  onRefuse: () => void;
}) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.registrar;
  const { extract, right, onSeen } = props;
  const [failure, setFailure] = useState<unknown>(null);
  const [entry, setEntry] = useState<EntryView | null>(null);
  const [lines, setLines] = useState<readonly PreviewLine[] | null>(null);
  useEffect(() => {
    const failed = (error: unknown) => {
      if (!noteFailure(error)) setFailure(error);
    };
    call(extractPreview, { params: { extractId: extract.id } }).then(setLines, failed);
    call(recordOf, { params: { recordId: extract.recordId } }).then(
      (record) => setEntry(record.entry),
      failed,
    );
  }, [extract.id, extract.recordId, noteFailure]);
  const isSeen = entry !== null && lines !== null;
  useEffect(() => {
    if (isSeen) onSeen(extract.id);
  }, [isSeen, onSeen, extract.id]);
  return (
    <div className="record sign">
      <header className="record-head">
        <div>
          <h1>{extract.title}</h1>
          <p>
            {texts.signer}: {right ? right.lines.join(' / ') : texts.outOfScope}
          </p>
        </div>
        <div className="record-do">
          <button type="button" className="button" disabled={!props.canRefuse} onClick={props.onRefuse}>
            {texts.refuse} <Keys keys="Alt+B" />
          </button>
          <button
            type="button"
            className="button is-primary"
            disabled={!props.canSign}
            onClick={props.onSign}
          >
            {props.isBusy ? texts.signing : extract.status === 'authorized' ? texts.signAgain : texts.sign}{' '}
            <Keys keys="Ctrl+Enter" />
          </button>
        </div>
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <div className="record-body">
        <section aria-label={texts.preview}>
          <h2>{texts.preview}</h2>
          <PaperPreview extract={extract} lines={lines} signedAs={right?.lines ?? []} />
        </section>
        <section aria-label={texts.evidence}>
          <h2>{texts.evidence}</h2>
          {entry ? (
            <EntryScan entry={entry} maxHeightPx={560} />
          ) : (
            <p className="loading">{t.web.app.loading}</p>
          )}
        </section>
      </div>
    </div>
  );
}
