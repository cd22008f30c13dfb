import { useCallback, useState } from 'react';
import { type FailedRun, failedRuns, type Overview as Figures, overview } from '#schemas/api/overview.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { BookDetail } from './book-detail.tsx';
import { BooksTable } from './books-table.tsx';
import { Failures } from './failures.tsx';
import { FigureStrip } from './figure-strip.tsx';

const pollMs = 2000;

/** `/tong-quan`: every book, every step, what went wrong, and when the machine will be done. */
export function Overview(props: { bookId: string | null }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.overview;
  const [figures, setFigures] = useState<Figures | null>(null);
  const [failed, setFailed] = useState<readonly FailedRun[]>([]);
  const [updatedAt, setUpdatedAt] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        const given = signal ? { signal } : {};
        const [nextFigures, nextFailed] = await Promise.all([call(overview, given), call(failedRuns, given)]);
        setFigures(nextFigures);
        setFailed(nextFailed);
        setUpdatedAt(new Date().toISOString());
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure],
  );
  usePoll(refresh, pollMs);

  if (!figures) {
    return failure === null ? (
      <p className="loading">{t.web.app.loading}</p>
    ) : (
      <div className="page-notice">
        <Notice tone="danger">{sayFailure(failure)}</Notice>
      </div>
    );
  }
  if (figures.books.length === 0) {
    return (
      <EmptyState icon="books" title={texts.empty} hint={texts.emptyHint}>
        <code className="command-line">{texts.emptyCommand}</code>
      </EmptyState>
    );
  }
  const chosen = figures.books.find(({ book }) => book.id === props.bookId) ?? figures.books[0] ?? null;
  const updated = updatedAt ? showMoment(updatedAt).slice(11) : '';
  return (
    <div className="overview">
      <header className="overview-head">
        <h1>{texts.title}</h1>
        <p className="quiet" role="status">
          {fill(failure === null ? texts.updated : texts.stale, { time: updated })}
        </p>
      </header>
      <FigureStrip figures={figures} failed={failed.length} />
      <div className="overview-body">
        <div className="overview-main">
          <BooksTable
            books={figures.books}
            chosenId={chosen?.book.id ?? null}
            onPick={(id) => go(`${addresses.overview}/${id}`)}
          />
          <Failures failed={failed} onRetried={() => void refresh()} />
        </div>
        <aside className="overview-side">
          {chosen && <BookDetail key={chosen.book.id} progress={chosen} failed={failed} />}
        </aside>
      </div>
    </div>
  );
}
