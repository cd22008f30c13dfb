import type { BookSeries, SeriesBook } from '#schemas/api/ledger.ts';
import { Icon } from '../shared/icon.tsx';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';

/** One body's books of one kind: a column a year, a cell a book, what is missing hatched and in words. */
export function SeriesStrip({ series }: { series: BookSeries }) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const gaps = series.years.flatMap((year) => year.gaps);
  const title = `${t.kinds[series.kind]} · ${series.registerBody}`;
  return (
    <section className="card ledger-series" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="quiet">
          {[
            fill(texts.seriesFigures, { books: series.books, years: series.years.length }),
            gaps.length > 0 ? fill(texts.seriesGaps, { count: gaps.length }) : texts.seriesWhole,
            series.faults > 0 && fill(texts.seriesFaults, { count: series.faults }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      <ol className="ledger-years">
        {series.years.map(({ year, books, gaps: own }) => (
          <li key={year}>
            <span className="ledger-year">{year}</span>
            {books.map((book) => (
              <BookCell key={book.bookId} book={book} year={year} />
            ))}
            {own.length > 0 && (
              <span
                className={books.length === 0 ? 'ledger-book is-missing' : 'ledger-book is-gap'}
                role="img"
                aria-label={own.map((gap) => fill(texts.gaps[gap.kind], detailsOf(gap))).join(' ')}
                title={own.map((gap) => fill(texts.gaps[gap.kind], detailsOf(gap))).join('\n')}
              >
                {books.length === 0 ? '?' : '…'}
              </span>
            )}
          </li>
        ))}
      </ol>
      {gaps.length > 0 && (
        <ul className="ledger-gaps">
          {gaps.map((gap) => (
            <li key={`${gap.kind} ${gap.year} ${gap.from} ${gap.bookNo}`}>
              <Icon name="doubt" /> {fill(texts.gaps[gap.kind], detailsOf(gap))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const detailsOf = ({ year, from, to, bookNo }: BookSeries['years'][number]['gaps'][number]) => ({
  year,
  ...(from === null ? {} : { from }),
  ...(to === null ? {} : { to }),
  ...(bookNo === null ? {} : { bookNo }),
});

function BookCell({ book, year }: { book: SeriesBook; year: number }) {
  const { t, fill } = useWording();
  const texts = t.web.ledger;
  const { title, from, to, entries, faults } = book;
  const what =
    from === null || to === null
      ? fill(texts.bookCellUnread, { title, year })
      : fill(texts.bookCell, { title, year, from, to, entries });
  const label = faults > 0 ? `${what} · ${fill(texts.bookCellFaults, { count: faults })}` : what;
  return (
    <Link
      to={`${addresses.ledger}/${book.bookId}`}
      className={`ledger-book ${faults > 0 ? 'is-doubtful' : from === null ? 'is-unread' : 'is-fine'}`}
    >
      <span title={label}>
        <b>{book.bookNo}</b>
        <small>{from === null ? '–' : `${from}–${to}`}</small>
      </span>
      <span className="unseen">{label}</span>
    </Link>
  );
}
