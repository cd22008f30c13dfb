import type { BookSeries, SeriesBook, SeriesGapView } from '#schemas/api/ledger.ts';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { GapList } from './gap-list.tsx';
import { gapWords } from './gap-words.ts';

/** One body's books of one kind: a column a year, a cell a book, what is missing hatched and in words. */
export function SeriesStrip(props: {
  series: BookSeries;
  onChoose: (gap: SeriesGapView) => void;
  onOpen: (gap: SeriesGapView) => void;
}) {
  const { t, fill } = useWording();
  const { series } = props;
  const texts = t.web.ledger;
  const gaps = series.years.flatMap((year) => year.gaps);
  const explained = gaps.filter(({ mark }) => mark !== null).length;
  const title = `${t.kinds[series.kind]} · ${series.registerBody}`;
  const says = (gap: SeriesGapView): string =>
    [gapWords(t, fill, gap), gap.mark && texts.marks[gap.mark.mark]].filter(Boolean).join(' ');
  return (
    <section className="card ledger-series" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <p className="quiet">
          {[
            fill(texts.seriesFigures, { books: series.books, years: series.years.length }),
            gaps.length > 0
              ? fill(texts.seriesGaps, { count: gaps.length, ...(explained > 0 ? { explained } : {}) })
              : texts.seriesWhole,
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
                className={lookOf(own, books.length === 0)}
                role="img"
                aria-label={own.map((gap) => says(gap)).join(' ')}
                title={own.map((gap) => says(gap)).join('\n')}
              >
                {own.every(({ mark }) => mark !== null) ? '✓' : books.length === 0 ? '?' : '…'}
              </span>
            )}
          </li>
        ))}
      </ol>
      {gaps.length > 0 && <GapList gaps={gaps} onChoose={props.onChoose} onOpen={props.onOpen} />}
    </section>
  );
}

const lookOf = (gaps: readonly SeriesGapView[], isWhole: boolean): string =>
  [
    'ledger-book',
    isWhole ? 'is-missing' : 'is-gap',
    gaps.every(({ mark }) => mark !== null) && 'is-explained',
  ]
    .filter(Boolean)
    .join(' ');

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
