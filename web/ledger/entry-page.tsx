import { useEffect, useState } from 'react';
import { type BookLedgerView, entryPlace, type LedgerCell } from '#schemas/api/ledger.ts';
import type { Box, ImageRef } from '#schemas/geometry.ts';
import { call } from '../shared/call.ts';
import { Dialog } from '../shared/dialog.tsx';
import { commandFor } from '../shared/keyboard.ts';
import { Notice } from '../shared/notice.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';
import { pageCommands } from '../verifier/page-commands.ts';

interface Place {
  readonly gray: ImageRef;
  readonly scan: ImageRef;
  readonly box: Box;
}

/** The page of an entry, the entry framed. */
export function EntryPage(props: { ledger: BookLedgerView; cell: LedgerCell; onClose: () => void }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const [place, setPlace] = useState<Place | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const { entryId } = props.cell;
  const { bookId, pages } = props.ledger;
  useEffect(() => {
    if (entryId === null) return;
    const ended = new AbortController();
    call(entryPlace, { params: { bookId, entryId }, signal: ended.signal }).then(
      setPlace,
      (error: unknown) => {
        if (!ended.signal.aborted && !noteFailure(error)) setFailure(error);
      },
    );
    return () => ended.abort();
  }, [bookId, entryId, noteFailure]);
  const page = props.cell.page === null ? undefined : pages[props.cell.page];
  const label = fill(t.web.ledger.detail.page, { page: page?.number ?? 0, file: page?.fileName ?? '' });
  return (
    <Dialog title={`${props.ledger.title} · ${label}`} onClose={props.onClose} className="is-full">
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {place === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
      {place && <WholePage place={place} label={label} />}
    </Dialog>
  );
}

function WholePage({ place, label }: { place: Place; label: string }) {
  const page = usePageView(place.gray, place.scan, place.box);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the page inside it
    <div
      className="whole-page"
      ref={(element) => element?.focus()}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys reach it when it has the focus
      tabIndex={0}
      onKeyDown={(event) => commandFor(pageCommands, event.nativeEvent, { page })?.do({ page })}
    >
      <PageViewer
        gray={place.gray}
        scan={place.scan}
        box={null}
        entryBox={place.box}
        page={page}
        label={label}
      />
    </div>
  );
}
