import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { type EntryScan, entryScan } from '#schemas/api/entries.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { type PageView, usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useSession } from '../shared/session.tsx';
import { StatusChip } from '../shared/status-chip.tsx';
import { useWording } from '../shared/wording.tsx';

interface Props {
  readonly entryId: string;
  /** The field looked at: the same one is framed here. */
  readonly fieldKey: FieldKey | undefined;
  /** Filled while the picture is open, so that the keyboard moves it. */
  readonly page: RefObject<PageView | null>;
  readonly onClose: () => void;
}

/** The page of an entry that may be the same registration as the one under work, for holding them side by side. */
export function OtherEntry(props: Props) {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [found, setFound] = useState<EntryScan | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { entryId } = props;
  useEffect(() => {
    const ended = new AbortController();
    setFailure(null);
    call(entryScan, { params: { entryId }, signal: ended.signal }).then(setFound, (error: unknown) => {
      if (!ended.signal.aborted && !noteFailure(error)) setFailure(error);
    });
    return () => ended.abort();
  }, [entryId, noteFailure]);
  const close = (
    <button type="button" className="plain" onClick={props.onClose} title={t.web.approve.closeOther}>
      <Icon name="close" /> {t.web.app.close} <Keys keys="Alt+T" />
    </button>
  );
  if (failure !== null) {
    return (
      <div className="other-entry">
        <Notice tone="danger" action={close}>
          {sayFailure(failure)}
        </Notice>
      </div>
    );
  }
  if (!found) return <p className="loading">{t.web.app.loading}</p>;
  return (
    <OtherPage key={found.entryId} found={found} fieldKey={props.fieldKey} page={props.page} close={close} />
  );
}

function OtherPage(props: {
  found: EntryScan;
  fieldKey: FieldKey | undefined;
  page: RefObject<PageView | null>;
  close: ReactNode;
}) {
  const { t, fill } = useWording();
  const { found, page: shared } = props;
  const box = (props.fieldKey && found.boxes[props.fieldKey]) ?? null;
  const page = usePageView(found.gray, found.scan, box ?? found.box);
  useEffect(() => {
    shared.current = page;
    return () => {
      shared.current = null;
    };
  }, [shared, page]);
  const place = { book: found.bookTitle, page: found.pageNumber, ordinal: found.ordinal };
  return (
    <div className="other-entry">
      <div className="other-head">
        <strong>{fill(t.web.approve.otherPlace, place)}</strong>
        <span className="other-names" lang="vi">
          {found.names.join(' – ')}
        </span>
        <StatusChip status={found.status} />
        {props.close}
      </div>
      <PageViewer
        gray={found.gray}
        scan={found.scan}
        box={box}
        entryBox={found.box}
        page={page}
        label={fill(t.web.approve.otherPicture, place)}
      />
    </div>
  );
}
