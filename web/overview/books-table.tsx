import type { BookProgress } from '#schemas/api/overview.ts';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { Bar } from './bar.tsx';
import { showPeopleEta } from './show-people-eta.ts';
import { entryParts, pageParts } from './states.ts';

/** A line a book: how much of it is read, looked at, approved. */
export function BooksTable(props: {
  books: readonly BookProgress[];
  chosenId: string | null;
  onPick: (bookId: string) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  const number = new Intl.NumberFormat(t.locale);
  return (
    <div className="card">
      <table className="books">
        <thead>
          <tr>
            <th>{texts.book}</th>
            <th className="is-bar">{texts.pages}</th>
            <th className="is-bar">{texts.entries}</th>
            <th className="is-number">{t.web.progress.fieldsLeft}</th>
            <th className="is-number">{t.web.progress.people}</th>
            <th className="is-number">{t.web.progress.inTrouble}</th>
            <th className="is-number">{texts.setAside}</th>
          </tr>
        </thead>
        <tbody>
          {props.books.map(({ book, ...progress }) => (
            <tr key={book.id} data-chosen={book.id === props.chosenId} onClick={() => props.onPick(book.id)}>
              <td>
                <span className={`kind is-${book.kind}`}>{t.kinds[book.kind]}</span>
                <Link
                  to={`${addresses.overview}/${book.id}`}
                  className="book-title"
                  current={book.id === props.chosenId}
                >
                  {book.title}
                </Link>
                <small>
                  {book.code}
                  {book.synthetic && <span className="mini">{texts.synthetic}</span>}
                </small>
              </td>
              <td className="is-bar">
                <Bar of={progress.pages} parts={pageParts(t, progress)} />
                <small>
                  {progress.pagesRead}/{progress.pages}
                </small>
              </td>
              <td className="is-bar">
                <Bar of={progress.entries} parts={entryParts(t, progress.entriesByState)} />
                <small>
                  {fill(texts.ofEntries, {
                    verified: progress.entriesVerified,
                    approved: progress.entriesApproved,
                    of: progress.entries,
                  })}
                </small>
              </td>
              <td className="is-number">
                {number.format(progress.people.fieldsLeft)}
                <span className="below">{showPeopleEta(t, progress.people)}</span>
              </td>
              <td className="is-number">{progress.people.active}</td>
              <td className={`is-number ${progress.entriesByState.inTrouble > 0 ? 'is-doubtful' : ''}`}>
                {progress.entriesByState.inTrouble}
              </td>
              <td className={`is-number ${progress.pagesSetAside > 0 ? 'is-doubtful' : ''}`}>
                {progress.pagesSetAside}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
