import { BookId } from '#schemas/ids.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { useWording } from '../shared/wording.tsx';
import { BookLedger } from './book-ledger.tsx';
import { SeriesList } from './series-list.tsx';

/** `/so-bo`: every series of books; `/so-bo/:bookId`: the numbers of one. */
export function Ledger({ bookId }: { bookId: string | null }) {
  const { t } = useWording();
  if (bookId === null) return <SeriesList />;
  if (!BookId.safeParse(bookId).success) return <EmptyState icon="page" title={t.web.app.notFound} />;
  return <BookLedger key={bookId} bookId={bookId} />;
}
