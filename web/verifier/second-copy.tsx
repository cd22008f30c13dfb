import type { SecondCopy as Copy } from '#schemas/api/tasks.ts';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useWording } from '../shared/wording.tsx';

/** The same registration in the other copy of the book (sổ kép), beside the page under work. */
export function SecondCopy(props: { copy: Copy }) {
  const { t, fill } = useWording();
  const { copy } = props;
  const page = usePageView(copy.gray, copy.gray, copy.box);
  return (
    <div className="second-copy">
      <p className="second-copy-title">
        {fill(t.web.verifier.secondCopyOf, { book: copy.bookTitle, page: copy.pageNumber })}
      </p>
      <PageViewer
        gray={copy.gray}
        scan={copy.gray}
        box={null}
        entryBox={copy.box}
        page={page}
        label={fill(t.web.verifier.secondCopyOf, { book: copy.bookTitle, page: copy.pageNumber })}
      />
    </div>
  );
}
