import { useCallback, useState } from 'react';
import { type BookQuality, bookQuality } from '#schemas/api/quality.ts';
import { BookId } from '#schemas/ids.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Link } from '../shared/link.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { ApproveAll } from './approve-all.tsx';
import { DrawList } from './draw-list.tsx';
import { Estimates } from './estimates.tsx';
import { PolicyChoice } from './policy-choice.tsx';
import { Sampling } from './sampling.tsx';

const pollMs = 5000;

/** `/tong-quan/:bookId/chat-luong`: what is proved of a book, and its acceptance. */
export function Quality(props: { bookId: string }) {
  const { t } = useWording();
  return BookId.safeParse(props.bookId).success ? (
    <Book bookId={props.bookId} />
  ) : (
    <EmptyState icon="page" title={t.web.app.notFound} />
  );
}

function Book({ bookId }: { bookId: string }) {
  const { t, sayFailure } = useWording();
  const { may, noteFailure } = useSession();
  const texts = t.web.quality;
  const [quality, setQuality] = useState<BookQuality | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const failed = useCallback(
    (error: unknown) => {
      if (!noteFailure(error)) setFailure(error);
    },
    [noteFailure],
  );
  const refresh = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setQuality(await call(bookQuality, { params: { bookId }, ...(signal ? { signal } : {}) }));
        if (signal) setFailure(null);
      } catch (error) {
        if (!signal?.aborted) failed(error);
      }
    },
    [bookId, failed],
  );
  usePoll(refresh, pollMs);

  const notice = failure !== null && (
    <div className="page-notice">
      <Notice tone="danger">{sayFailure(failure)}</Notice>
    </div>
  );
  if (!quality) return notice || <p className="loading">{t.web.app.loading}</p>;
  const mayJudge = may('approver', 'admin');
  return (
    <div className="quality">
      <Link to={`${addresses.overview}/${bookId}`} className="plain">
        ‹ {texts.back}
      </Link>
      <header className="quality-head">
        <div>
          <h1>
            {texts.title}: {quality.bookTitle}
          </h1>
          <p className="quiet">{quality.registerBody}</p>
        </div>
        <Figures entries={quality.entries} />
      </header>
      {notice}
      <div className="quality-body">
        <Estimates quality={quality} />
        <Sampling quality={quality} canDraw={mayJudge} onDrawn={setQuality} onFailed={failed} />
        <PolicyChoice quality={quality} canChoose={mayJudge} onChosen={setQuality} onFailed={failed} />
        {mayJudge && <ApproveAll quality={quality} onApproved={() => void refresh()} onFailed={failed} />}
        <DrawList draws={quality.draws} />
      </div>
    </div>
  );
}

function Figures(props: { entries: BookQuality['entries'] }) {
  const { t } = useWording();
  const number = new Intl.NumberFormat(t.locale);
  const texts = t.web.quality;
  const { all, verified, approved, troubled } = props.entries;
  return (
    <dl className="quality-figures">
      {(
        [
          [texts.entries, all],
          [texts.verified, verified],
          [texts.approved, approved],
          [texts.troubled, troubled],
        ] as const
      ).map(([label, count]) => (
        <div className="figure" key={label}>
          <dt>{label}</dt>
          <dd>{number.format(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
