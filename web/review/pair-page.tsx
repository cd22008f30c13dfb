import type { ReviewSide } from '#schemas/api/review.ts';
import type { Box } from '#schemas/geometry.ts';
import { useFacts } from '../counter/hit-line.tsx';
import { PageViewer } from '../shared/page-viewer/page-viewer.tsx';
import type { PageView } from '../shared/page-viewer/use-page-view.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';

/** The ink of one entry, and where it stands in the books. */
export function PairPage(props: { side: ReviewSide; page: PageView; box: Box | null }) {
  const { t, fill } = useWording();
  const facts = useFacts();
  const { entry, hit } = props.side;
  const registered = hit.registrationDate
    ? [fill(t.web.counter.registered, { date: showDate(hit.registrationDate) })]
    : [];
  return (
    <section className="review-page" aria-label={entry.bookTitle}>
      <header>
        <span className={`kind is-${hit.kind}`}>{t.kinds[hit.kind]}</span>{' '}
        <strong lang="vi">{hit.names[0] ?? '—'}</strong>{' '}
        <span>{[...facts(hit), ...registered, hit.registerBody].join(' · ')}</span>
      </header>
      <PageViewer
        gray={entry.gray}
        scan={entry.scan}
        box={props.box}
        entryBox={entry.box}
        page={props.page}
        label={fill(t.web.verifier.position, {
          book: entry.bookTitle,
          page: entry.pageNumber,
          ordinal: entry.ordinal,
        })}
      />
    </section>
  );
}
