import type { BookProgress } from '#schemas/api/overview.ts';
import { Link } from '../shared/link.tsx';
import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { Bar } from './bar.tsx';

/** A line a book: how much of it is read, looked at, approved. */
export function BooksTable(props: {
  books: readonly BookProgress[];
  chosenId: string | null;
  onPick: (bookId: string) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  return (
    <div className="card">
      <table className="books">
        <thead>
          <tr>
            <th>{texts.book}</th>
            <th className="is-bar">{texts.pages}</th>
            <th className="is-bar">{texts.entries}</th>
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
                <Bar
                  of={progress.pages}
                  parts={[
                    { tone: 'read', label: texts.pagesRead, count: progress.pagesRead },
                    { tone: 'aside', label: texts.setAside, count: progress.pagesSetAside },
                  ]}
                />
                <small>
                  {progress.pagesRead}/{progress.pages}
                </small>
              </td>
              <td className="is-bar">
                <Bar
                  of={progress.entries}
                  parts={[
                    { tone: 'approved', label: texts.approved, count: progress.entriesApproved },
                    {
                      tone: 'verified',
                      label: texts.verified,
                      count: Math.max(0, progress.entriesVerified - progress.entriesApproved),
                    },
                  ]}
                />
                <small>
                  {fill(texts.ofEntries, {
                    verified: progress.entriesVerified,
                    approved: progress.entriesApproved,
                    of: progress.entries,
                  })}
                </small>
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
