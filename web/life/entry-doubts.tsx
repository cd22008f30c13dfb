import { useState } from 'react';
import { doubtsOfEntry, type SourcedDoubt } from '#schemas/api/life.ts';
import type { EntryId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { Link } from '../shared/link.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { useAsk } from '../shared/use-ask.ts';
import { useWording } from '../shared/wording.tsx';

/** What of an entry cannot be when other entries of its people are read beside it, each with its source; nothing where all fits. */
export function EntryDoubts(props: { entryId: EntryId; recordId: string | null; news?: unknown }) {
  const { t, fill } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.life;
  const [doubts, setDoubts] = useState<readonly SourcedDoubt[]>([]);
  useAsk(async (signal) => {
    try {
      setDoubts(await call(doubtsOfEntry, { params: { entryId: props.entryId }, signal }));
    } catch (error) {
      // the entry itself is there; what does not fit comes with the next news
      if (!signal.aborted) noteFailure(error);
    }
  }, `${props.entryId} ${props.news}`);
  if (doubts.length === 0) return null;
  return (
    <Notice
      tone="doubt"
      action={
        props.recordId !== null && <Link to={`${addresses.life}/${props.recordId}`}>{texts.title}</Link>
      }
    >
      <strong>{texts.inEntry}</strong>
      <ul className="entry-doubts">
        {doubts.map((doubt) => (
          <li key={`${doubt.rule} ${doubt.entryId} ${doubt.otherEntryId}`}>
            {doubt.field
              ? fill(texts.doubtAt, { field: t.fields[doubt.field], rule: texts.rules[doubt.rule] })
              : texts.rules[doubt.rule]}{' '}
            <span className="quiet">{fill(texts.source, { source: doubt.source })}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
