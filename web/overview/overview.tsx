import { useCallback, useState } from 'react';
import { type FailedRun, failedRuns, type Overview as Figures, overview } from '#schemas/api/overview.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { showMoment } from '../shared/show-date.ts';
import { useAsk } from '../shared/use-ask.ts';
import { useLive } from '../shared/use-live.ts';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { BookDetail } from './book-detail.tsx';
import { BooksTable } from './books-table.tsx';
import { Failures } from './failures.tsx';
import { FigureStrip } from './figure-strip.tsx';

/** While the stream is broken. */
const pollMs = 3000;

/** `/tong-quan`: every book, every step, what went wrong, and when machines and people will be done. */
export function Overview(props: { bookId: string | null }) {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure, may } = useSession();
  const seesFailures = may('digitizer', 'admin');
  const texts = t.web.overview;
  const [figures, setFigures] = useState<Figures | null>(null);
  const [failed, setFailed] = useState<readonly FailedRun[]>([]);
  const [updatedAt, setUpdatedAt] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const show = useCallback((next: Figures) => {
    setFigures(next);
    setUpdatedAt(new Date().toISOString());
    setFailure(null);
  }, []);
  const isLive = useLive((event) => event.kind === 'overview' && show(event.overview));
  const refresh = useCallback(
    async (signal: AbortSignal) => {
      try {
        show(await call(overview, { signal }));
      } catch (error) {
        if (!signal.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure, show],
  );
  usePoll(refresh, pollMs, !isLive);

  const failedCount = failedOf(figures);
  const listFailed = useCallback(
    async (signal?: AbortSignal) => {
      if (!seesFailures) return;
      try {
        setFailed(await call(failedRuns, signal ? { signal } : {}));
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [noteFailure, seesFailures],
  );
  useAsk(listFailed, failedCount);

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
          {fill(isLive ? t.web.progress.live : failure === null ? texts.updated : texts.stale, {
            time: updated,
          })}
        </p>
      </header>
      <FigureStrip figures={figures} />
      <div className="overview-body">
        <div className="overview-main">
          <BooksTable
            books={figures.books}
            chosenId={chosen?.book.id ?? null}
            onPick={(id) => go(`${addresses.overview}/${id}`)}
          />
          {seesFailures && <Failures failed={failed} onRetried={() => void listFailed()} />}
        </div>
        <aside className="overview-side">
          {chosen && <BookDetail key={chosen.book.id} progress={chosen} failed={failed} />}
        </aside>
      </div>
    </div>
  );
}

/** How many runs failed for good, over all books and steps. */
const failedOf = (figures: Figures | null): number =>
  (figures?.books ?? []).reduce(
    (total, book) => total + book.steps.reduce((sum, step) => sum + step.failed, 0),
    0,
  );
