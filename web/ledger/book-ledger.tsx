import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import {
  type BookLedgerView,
  completenessPdfPath,
  type FaultView,
  type LedgerCell,
} from '#schemas/api/ledger.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Link } from '../shared/link.tsx';
import { Notice } from '../shared/notice.tsx';
import { PageFactsDialog } from '../shared/page-facts-dialog.tsx';
import { addresses } from '../shared/router.ts';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { CellDetail } from './cell-detail.tsx';
import { canExplain, canUndo, isOpen } from './cell-words.ts';
import { ClosingForm } from './closing-form.tsx';
import { EntryPage } from './entry-page.tsx';
import { ExplainNumbers } from './explain-numbers.tsx';
import { FaultList } from './fault-list.tsx';
import { GapList } from './gap-list.tsx';
import { ledgerCommands, stripKeys } from './ledger-commands.ts';
import { LedgerLegend } from './ledger-legend.tsx';
import { useLedger } from './use-ledger.ts';
import { walk } from './walk.ts';
import { YearStrip } from './year-strip.tsx';

/** One book, number by number. */
export function BookLedger({ bookId }: { bookId: string }) {
  const { t, sayFailure } = useWording();
  const work = useLedger(bookId);
  if (work.ledger) return <Book ledger={work.ledger} work={work} />;
  return work.failure === null ? (
    <p className="loading">{t.web.app.loading}</p>
  ) : (
    <div className="page-notice">
      <Notice tone="danger">{sayFailure(work.failure)}</Notice>
    </div>
  );
}

function Book({ ledger, work }: { ledger: BookLedgerView; work: ReturnType<typeof useLedger> }) {
  const { t, fill, sayFailure } = useWording();
  const { may } = useSession();
  const texts = t.web.ledger;
  const strips = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [shown, setShown] = useState<'explain' | 'page' | 'paper' | 'help' | null>(null);
  const cells = ledger.years.flatMap((year) => year.cells.map((cell) => ({ cell, year: year.year })));
  const now = chosen === null ? null : (cells[chosen] ?? null);

  const focus = useCallback((at: number) => {
    strips.current?.querySelector<HTMLElement>(`[data-at="${at}"]`)?.focus();
  }, []);
  const open = useCallback(
    (at: number) => {
      setChosen(at);
      const cell = cells[at]?.cell;
      if (cell?.entryId) setShown('page');
      else if (cell && ledger.mayExplain) setShown('explain');
    },
    [cells, ledger.mayExplain],
  );
  const faulty = cells.flatMap(({ cell }, at) => (isOpen(cell) ? [at] : []));
  const nextFault = () => {
    const next = faulty.find((at) => at > (chosen ?? -1)) ?? faulty[0];
    if (next !== undefined) focus(next);
  };
  const goTo = (fault: FaultView) => {
    const at = cells.findIndex(
      ({ cell, year }) =>
        (cell.entryId !== null && fault.entries.includes(cell.entryId)) ||
        (fault.entries.length === 0 && year === fault.year && cell.number === fault.from),
    );
    if (at >= 0) focus(at);
  };
  const mayExplain = ledger.mayExplain && now !== null && canExplain(now.cell);
  const undo = () => {
    if (now?.cell.number) void work.undo(now.year, now.cell.number, now.cell.number);
  };
  useCommands(ledgerCommands, {
    nextFault: faulty.length > 0 ? nextFault : null,
    explain: mayExplain ? () => setShown('explain') : null,
    undo: ledger.mayExplain && now && canUndo(now.cell) ? undo : null,
    paper: ledger.mayExplain && now?.cell.entryId ? () => setShown('paper') : null,
    print: () => void window.open(completenessPdfPath(ledger.bookId), '_blank', 'noreferrer'),
    showHelp: () => setShown('help'),
  });
  const walked = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || chosen === null) return;
    const all = [...(strips.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])];
    const at = walk(event.key, chosen, all);
    if (at === null) return;
    event.preventDefault();
    focus(at);
  };
  let first = 0;
  return (
    <div className="ledgers">
      <Link to={addresses.ledger} className="plain">
        ‹ {texts.back}
      </Link>
      <header className="ledger-head">
        <div>
          <h1>{ledger.title}</h1>
          <p className="quiet">
            {fill(texts.bookFacts, {
              bookNo: ledger.bookNo,
              body: [ledger.registerBody.name, ...ledger.registerBody.within].join(', '),
              pages: ledger.pages.length,
            })}
            {may('digitizer', 'approver', 'admin') && (
              <>
                {' · '}
                <Link to={`${addresses.overview}/${ledger.bookId}`}>{texts.toOverview}</Link>
              </>
            )}
          </p>
        </div>
        <div className="ledger-do">
          <a
            className="button is-primary"
            href={completenessPdfPath(ledger.bookId)}
            target="_blank"
            rel="noreferrer"
          >
            <Icon name="print" /> {texts.print} <Keys keys="Ctrl+P" />
          </a>
        </div>
      </header>
      {work.failure !== null && <Notice tone="danger">{sayFailure(work.failure)}</Notice>}
      <Verdict ledger={ledger} />
      <div className="ledger-body">
        <div className="ledger-main">
          <section className="card ledger-part">
            {cells.length === 0 ? (
              <EmptyState icon="books" title={texts.open['no-entries']} />
            ) : (
              <>
                <p className="quiet">{texts.stripHint}</p>
                {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the cells inside it */}
                <div ref={strips} onKeyDown={walked} className="ledger-strips">
                  {ledger.years.map((year) => {
                    const start = first;
                    first += year.cells.length;
                    const isHere = chosen !== null && chosen >= start && chosen < first;
                    return (
                      <section key={`${year.year} ${start}`}>
                        <h2>
                          {year.year > 0 ? fill(texts.yearTitle, { year: year.year }) : texts.yearUnknown}{' '}
                          <small className="quiet">
                            {year.from === null || year.to === null
                              ? fill(texts.yearNoNumbers, { entries: year.entries })
                              : fill(texts.yearFigures, {
                                  from: year.from,
                                  to: year.to,
                                  entries: year.entries,
                                  ...(year.missing > 0 ? { missing: year.missing } : {}),
                                  ...(year.explained > 0 ? { explained: year.explained } : {}),
                                })}
                            {year.goesOnIn !== null && ` · ${fill(texts.goesOnIn, { book: year.goesOnIn })}`}
                          </small>
                        </h2>
                        <YearStrip
                          year={year}
                          first={start}
                          chosen={isHere || (chosen === null && start === 0) ? chosen : -1}
                          onChoose={setChosen}
                          onOpen={open}
                        />
                      </section>
                    );
                  })}
                </div>
                <LedgerLegend cells={cells.map(({ cell }) => cell)} />
              </>
            )}
          </section>
          {cells.length > 0 && <FaultList ledger={ledger} onGo={goTo} />}
          {ledger.gaps.length > 0 && (
            <section className="card ledger-part" aria-label={texts.gapsTitle}>
              <h2>
                {texts.gapsTitle} <span className="count">{ledger.gaps.length}</span>
              </h2>
              <p className="quiet">
                {texts.gapsHint} <Link to={addresses.ledger}>{texts.title}</Link>.
              </p>
              <GapList gaps={ledger.gaps} />
            </section>
          )}
        </div>
        <aside className="ledger-side">
          <section className="card ledger-part" aria-live="polite">
            <CellDetail
              ledger={ledger}
              year={now?.year ?? 0}
              cell={now?.cell ?? null}
              onOpen={() => setShown('page')}
              onExplain={() => setShown('explain')}
              onUndo={undo}
              onPaper={ledger.mayExplain ? () => setShown('paper') : null}
            />
          </section>
          {ledger.years.length > 0 && (
            <section className="card ledger-part">
              <h2>{texts.closing}</h2>
              <p className="quiet">{texts.closingHint}</p>
              {ledger.years
                .filter(({ year }) => year > 0)
                .map((year) => (
                  <ClosingForm
                    key={`${year.year} ${year.closing?.entries} ${year.closing?.pages}`}
                    year={year}
                    canSave={ledger.mayExplain}
                    onSave={async (closing) => void (await work.close(closing))}
                  />
                ))}
            </section>
          )}
        </aside>
      </div>
      {shown === 'explain' && now && mayExplain && (
        <ExplainNumbers
          year={now.year}
          cell={now.cell}
          span={spanOf(ledger, now.year, now.cell)}
          failure={work.failure}
          onExplain={async (said) => {
            if (await work.explain(now.year, said)) setShown(null);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'page' && now?.cell.entryId && (
        <EntryPage ledger={ledger} cell={now.cell} onClose={() => setShown(null)} />
      )}
      {shown === 'paper' && now?.cell.entryId && ledger.mayExplain && (
        <PageFactsDialog
          now={{
            printedNo: ledger.pages[now.cell.page ?? -1]?.printedNo ?? null,
            isStruck: now.cell.state === 'struck',
          }}
          onTell={async (told) => {
            setShown(null);
            if (now.cell.entryId) await work.tell(now.cell.entryId, told);
          }}
          onClose={() => setShown(null)}
        />
      )}
      {shown === 'help' && (
        <HelpSheet commands={[...stripKeys, ...ledgerCommands]} onClose={() => setShown(null)} />
      )}
    </div>
  );
}

/** The gap a number lies in; else the number alone. */
function spanOf({ faults }: BookLedgerView, year: number, { number, state }: LedgerCell) {
  const own = number ?? 0;
  const fault = faults.find(
    (one) => one.year === year && state === 'missing' && (one.from ?? 0) <= own && (one.to ?? 0) >= own,
  );
  return { from: fault?.from ?? own, to: fault?.to ?? own };
}

function Verdict({ ledger }: { ledger: BookLedgerView }) {
  const { t } = useWording();
  const texts = t.web.ledger;
  if (ledger.open.length === 0)
    return (
      <Notice tone="calm">
        <strong>{texts.complete}.</strong> {texts.completeHint}
      </Notice>
    );
  return (
    <Notice tone="doubt">
      <strong>{texts.incomplete}.</strong> {ledger.open.map((point) => texts.open[point]).join(' ')}
    </Notice>
  );
}
