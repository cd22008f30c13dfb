import { useEffect, useState } from 'react';
import { entryJournal } from '#schemas/api/entries.ts';
import type { JournalLine } from '#schemas/api/records.ts';
import { call } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Journal } from '../shared/journal.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** What happened to the entry under work. */
export function EntryHistory(props: { entryId: string; onClose: () => void }) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [lines, setLines] = useState<readonly JournalLine[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { entryId } = props;
  useEffect(() => {
    const ended = new AbortController();
    call(entryJournal, { params: { entryId }, signal: ended.signal }).then(setLines, (error: unknown) => {
      if (!ended.signal.aborted && !noteFailure(error)) setFailure(error);
    });
    return () => ended.abort();
  }, [entryId, noteFailure]);
  return (
    <Dialog title={t.web.approve.journal} onClose={props.onClose}>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {lines ? <Journal lines={lines} /> : failure === null && <p className="quiet">{t.web.app.loading}</p>}
    </Dialog>
  );
}
