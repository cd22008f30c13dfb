import { useState } from 'react';
import { type BookProgress, bookPages, type FailedRun, type PageSummary } from '#schemas/api/overview.ts';
import { call } from '../shared/call.ts';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { useAsk } from '../shared/use-ask.ts';
import { useWording } from '../shared/wording.tsx';
import { Bar } from './bar.tsx';
import { Legend } from './legend.tsx';
import { PageStrip } from './page-strip.tsx';
import { showPeopleEta } from './show-people-eta.ts';
import { entryParts, pageParts } from './states.ts';
import { StepTable } from './step-table.tsx';

const numbersShown = 30;

const listed = (numbers: readonly number[]): string =>
  numbers.slice(0, numbersShown).join(', ') + (numbers.length > numbersShown ? '…' : '');

/** One book: its pages as a strip, its steps, and whether its entry numbers run on. */
export function BookDetail(props: { progress: BookProgress; failed: readonly FailedRun[] }) {
  const { t, fill } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.overview;
  const { book, ledger, steps, people, entriesByState, troublesOpen } = props.progress;
  const parts = entryParts(t, entriesByState);
  const [pages, setPages] = useState<readonly PageSummary[] | null>(null);
  useAsk(
    async (signal) => {
      try {
        setPages((await call(bookPages, { params: { bookId: book.id }, signal })).pages);
      } catch (error) {
        if (!signal.aborted) noteFailure(error);
      }
    },
    JSON.stringify(pageParts(t, props.progress)),
  );
  const problems = ledger
    ? [
        ledger.numbersMissing.length > 0 && fill(texts.missing, { numbers: listed(ledger.numbersMissing) }),
        ledger.numbersDoubled.length > 0 && fill(texts.doubled, { numbers: listed(ledger.numbersDoubled) }),
        ledger.pagesSetAside.length > 0 && fill(texts.notCounted, { count: ledger.pagesSetAside.length }),
        ledger.numbersUnread.length > 0 && fill(texts.unread, { count: ledger.numbersUnread.length }),
      ].filter((line) => line !== false)
    : [];
  return (
    <section className="card book-detail" aria-label={book.title}>
      <h2 className="card-title">{book.title}</h2>
      <p className="quiet">
        {book.registerBody.name}, {book.registerBody.within.join(', ')} ·{' '}
        {fill(texts.opened, { year: book.year })}
      </p>
      <p>
        <Link to={`${addresses.overview}/${book.id}/chat-luong`}>{t.web.quality.link}</Link>
      </p>
      <h3>{texts.pageStrip}</h3>
      {pages && <PageStrip pages={pages} failed={props.failed} />}
      <h3>{t.web.progress.entriesByState}</h3>
      <div className="book-people">
        <Bar of={props.progress.entries} parts={parts} />
        <Legend parts={parts} />
        <p className="quiet">
          {[
            fill(t.web.progress.fieldsLeftCount, { count: people.fieldsLeft }),
            fill(t.web.progress.peopleCount, { count: people.active }),
            `${t.web.progress.etaPeople} ${showPeopleEta(t, people)}`,
            troublesOpen > 0 && fill(t.web.progress.troublesOpen, { count: troublesOpen }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <h3>{texts.ledger}</h3>
      {!ledger && <p className="quiet">{texts.notYet}</p>}
      {ledger && problems.length === 0 && <p>{texts.ledgerWhole}</p>}
      {problems.length > 0 && (
        <ul className="ledger">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p>
        <Link to={`${addresses.ledger}/${book.id}`}>{t.web.ledger.link}</Link>
      </p>
      <h3>{texts.steps}</h3>
      <StepTable steps={steps} />
    </section>
  );
}
