import { useRef, useState } from 'react';
import { GapMarkKind } from '#schemas/api/ledger.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Icon } from '../shared/icon.tsx';
import { Notice } from '../shared/notice.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { ExplainDialog } from './explain-dialog.tsx';
import { gapKey, gapWords } from './gap-words.ts';
import { seriesCommands } from './ledger-commands.ts';
import { SeriesStrip } from './series-strip.tsx';
import { bareGap, type GapOfSeries, useSeries } from './use-series.ts';

/** Every series of books of the officer's bodies, year by year, what is missing among them in words and, as people say it, why. */
export function SeriesList() {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.ledger;
  const { list, failure, explain, undo } = useSeries();
  const all = useRef<HTMLDivElement>(null);
  const [q, setQ] = useState('');
  const [isOnlyFaulty, setOnlyFaulty] = useState(false);
  const [chosen, setChosen] = useState<GapOfSeries | null>(null);
  const [shown, setShown] = useState<'explain' | 'help' | null>(null);
  const series = list?.series ?? null;
  const asked = q.normalize('NFC').trim().toLocaleLowerCase('vi');
  const found = series?.filter(
    (one) =>
      `${one.registerBody} ${t.kinds[one.kind]}`.toLocaleLowerCase('vi').includes(asked) &&
      (!isOnlyFaulty ||
        one.faults > 0 ||
        one.years.some(({ gaps }) => gaps.some(({ mark }) => mark === null))),
  );
  const now =
    found
      ?.find(({ bookId }) => bookId === chosen?.bookId)
      ?.years.flatMap(({ gaps }) => gaps)
      .find((gap) => chosen !== null && gapKey(gap) === gapKey(chosen.gap)) ?? null;
  const mayExplain = list?.mayExplain === true && now !== null;
  const open = found?.some(({ years }) => years.some(({ gaps }) => gaps.some(({ mark }) => mark === null)));
  const nextFault = () => {
    const gaps = [...(all.current?.querySelectorAll<HTMLElement>('.ledger-gaps [data-gap]') ?? [])];
    const at = gaps.indexOf(document.activeElement as HTMLElement);
    const isUnexplained = (gap: HTMLElement) => gap.closest('.is-explained') === null;
    (gaps.slice(at + 1).find(isUnexplained) ?? gaps.find(isUnexplained))?.focus();
  };
  useCommands(seriesCommands, {
    nextFault: open ? nextFault : null,
    explain: mayExplain ? () => setShown('explain') : null,
    undo: mayExplain && chosen && now.mark?.isOfSeries ? () => void undo(chosen) : null,
    showHelp: () => setShown('help'),
  });
  return (
    <div className="ledgers" ref={all}>
      <header className="ledger-head">
        <div>
          <h1>{texts.title}</h1>
          <p className="quiet">
            {texts.hint} {list?.mayExplain && open && texts.seriesHint}
          </p>
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
      {series !== null && series.length > 0 && found?.length === 0 && (
        <p className="finder-none">{texts.noneFound}</p>
      )}
      {found?.map((one) => (
        <SeriesStrip
          key={one.bookId}
          series={one}
          onChoose={(gap) => setChosen({ bookId: one.bookId, gap: bareGap(gap) })}
          onOpen={() => list?.mayExplain && setShown('explain')}
        />
      ))}
      {shown === 'explain' && chosen && now && list?.mayExplain && (
        <ExplainDialog
          title={fill(texts.explainGapTitle, { what: gapWords(t, fill, now) })}
          kinds={GapMarkKind.options}
          said={now.mark}
          failure={failure}
          onExplain={async (reason) => {
            if (await explain(chosen, reason)) setShown(null);
          }}
          onUndo={
            now.mark?.isOfSeries
              ? async () => {
                  if (await undo(chosen)) setShown(null);
                }
              : undefined
          }
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'help' && <HelpSheet commands={seriesCommands} onClose={() => setShown(null)} />}
    </div>
  );
}
