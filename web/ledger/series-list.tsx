import { useState } from 'react';
import { type BookSeries, bookSeries } from '#schemas/api/ledger.ts';
import { call } from '../shared/call.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';
import { useWording } from '../shared/wording.tsx';
import { SeriesStrip } from './series-strip.tsx';

const pollMs = 20_000;

/** Every series of books of the officer's bodies, year by year, what is missing among them first in words. */
export function SeriesList() {
  const { t, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.ledger;
  const [series, setSeries] = useState<readonly BookSeries[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [q, setQ] = useState('');
  const [isOnlyFaulty, setOnlyFaulty] = useState(false);
  usePoll(async (signal) => {
    try {
      setSeries((await call(bookSeries, { signal })).series);
      setFailure(null);
    } catch (error) {
      if (!signal.aborted && !noteFailure(error)) setFailure(error);
    }
  }, pollMs);
  const asked = q.normalize('NFC').trim().toLocaleLowerCase('vi');
  const shown = series?.filter(
    (one) =>
      `${one.registerBody} ${t.kinds[one.kind]}`.toLocaleLowerCase('vi').includes(asked) &&
      (!isOnlyFaulty || one.faults > 0 || one.years.some(({ gaps }) => gaps.length > 0)),
  );
  return (
    <div className="ledgers">
      <header className="ledger-head">
        <div>
          <h1>{texts.title}</h1>
          <p className="quiet">{texts.hint}</p>
        </div>
        {series !== null && series.length > 0 && (
          <search className="ledger-find">
            <div className="finder-box">
              <Icon name="search" />
              <input
                type="search"
                aria-label={texts.search}
                placeholder={texts.search}
                value={q}
                maxLength={100}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setQ(event.target.value)}
              />
            </div>
            <label className="ledger-only">
              <input
                type="checkbox"
                checked={isOnlyFaulty}
                onChange={(event) => setOnlyFaulty(event.target.checked)}
              />
              {texts.onlyFaulty}
            </label>
          </search>
        )}
      </header>
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      {series === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
      {series?.length === 0 && <EmptyState icon="books" title={texts.empty} hint={texts.emptyHint} />}
      {series !== null && series.length > 0 && shown?.length === 0 && (
        <p className="finder-none">{texts.noneFound}</p>
      )}
      {shown?.map((one) => (
        <SeriesStrip key={`${one.registerBody} ${one.kind}`} series={one} />
      ))}
    </div>
  );
}
