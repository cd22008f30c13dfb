import { useState } from 'react';
import { imagePath } from '#schemas/api/records.ts';
import type { EntryView } from '#schemas/api/tasks.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { commandFor } from '../shared/keyboard.ts';
import { Crop } from '../shared/page-viewer/crop.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useWording } from '../shared/wording.tsx';
import { pageCommands } from '../verifier/page-commands.ts';

function WholePage(props: { entry: EntryView; onClose: () => void }) {
  const { t, fill } = useWording();
  const { entry } = props;
  const label = fill(t.web.verifier.position, {
    book: entry.bookTitle,
    page: entry.pageNumber,
    ordinal: entry.ordinal,
  });
  const page = usePageView(entry.gray, entry.scan, null);
  return (
    <Dialog title={label} onClose={props.onClose} className="is-full">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys of the page inside it */}
      <div
        className="whole-page"
        data-first
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys reach it when it has the focus
        tabIndex={0}
        onKeyDown={(event) => commandFor(pageCommands, event.nativeEvent, { page })?.do({ page })}
      >
        <PageViewer
          gray={entry.gray}
          scan={entry.scan}
          box={null}
          entryBox={entry.box}
          page={page}
          label={label}
        />
      </div>
    </Dialog>
  );
}

/** The ink itself: the entry as it stands in the book, and the page it stands on. */
export function EntryScan(props: { entry: EntryView; maxHeightPx: number }) {
  const { t, fill } = useWording();
  const [isOpen, setOpen] = useState(false);
  const { entry } = props;
  const whole = entry.box.width * entry.box.height > 0.85;
  return (
    <figure className="scan">
      <button
        type="button"
        className="scan-button"
        onClick={() => setOpen(true)}
        title={t.web.counter.wholePage}
      >
        {whole ? (
          <img
            src={imagePath(entry.gray.sha256, 900)}
            alt={t.web.counter.scan}
            style={{ maxHeight: props.maxHeightPx }}
          />
        ) : (
          <Crop
            image={entry.gray}
            box={entry.box}
            alt={t.web.counter.scan}
            maxHeightPx={props.maxHeightPx}
            padShare={0.01}
          />
        )}
      </button>
      <figcaption>
        <span>
          {fill(t.web.counter.source, {
            book: entry.bookTitle,
            file: entry.fileName,
            page: entry.pageNumber,
          })}
        </span>
        <button type="button" className="plain" onClick={() => setOpen(true)}>
          <Icon name="page" /> {t.web.counter.wholePage}
        </button>
      </figcaption>
      {isOpen && <WholePage entry={entry} onClose={() => setOpen(false)} />}
    </figure>
  );
}
