import type { EntryView } from '#schemas/api/tasks.ts';
import type { Box } from '#schemas/geometry.ts';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { useWording } from '../shared/wording.tsx';
import { SecondCopy } from './second-copy.tsx';

/** The page an entry stands on, and beside it the other copy of the book when that is wanted. */
export function EntryPages(props: {
  entry: EntryView;
  page: PageView;
  /** The field looked at. */
  box: Box | null;
  showsSecondCopy: boolean;
}) {
  const { t, fill } = useWording();
  const { entry } = props;
  const copy = props.showsSecondCopy ? entry.secondCopy : null;
  return (
    <div className={`desk-pages ${copy ? 'is-split' : ''}`}>
      <PageViewer
        gray={entry.gray}
        scan={entry.scan}
        box={props.box}
        entryBox={entry.box}
        noteBoxes={entry.notes.map((note) => note.box)}
        page={props.page}
        label={fill(t.web.verifier.position, {
          book: entry.bookTitle,
          page: entry.pageNumber,
          ordinal: entry.ordinal,
        })}
      />
      {copy && <SecondCopy copy={copy} />}
    </div>
  );
}
