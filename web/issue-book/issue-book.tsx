import { useEffect, useRef, useState } from 'react';
import { type IssueFilter, type IssueLine, issueBook } from '#schemas/api/issue-book.ts';
import { RecordKind } from '#schemas/record/kinds.ts';
import { call } from '../shared/call.ts';
import { DayInput } from '../shared/day-input.tsx';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Icon } from '../shared/icon.tsx';
import type { Command } from '../shared/keyboard.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { IssueTable } from './issue-table.tsx';
import { PrintedBook, type ToPrint } from './printed-book.tsx';
import { saveCsv } from './save-csv.ts';
import { SeriesCheck } from './series-check.tsx';
import { useBook } from './use-book.ts';

/** Lines of one print: some 250 sheets. */
const mostPrinted = 5000;

interface BookContext {
  readonly focusSearch: () => void;
  readonly print: (() => void) | null;
  readonly showHelp: () => void;
}

const commands: readonly Command<BookContext>[] = [
  { name: 'search', keys: ['F2', 'Ctrl+K'], when: () => true, do: (c) => c.focusSearch() },
  { name: 'print', keys: ['Ctrl+P'], when: (c) => c.print !== null, do: (c) => c.print?.() },
  { name: 'help', keys: ['F1'], when: () => true, do: (c) => c.showHelp() },
];

/** `/so-cap`: every number that was given, found, added up, exported and printed. */
export function IssueBook() {
  const { t, fill, sayFailure } = useWording();
  const { noteFailure } = useSession();
  const texts = t.web.issueBook;
  const box = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState('');
  const [kind, setKind] = useState<RecordKind | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [round, setRound] = useState(0);
  const [busy, setBusy] = useState<'csv' | 'print' | null>(null);
  const [toPrint, setToPrint] = useState<ToPrint | null>(null);
  const [isHelp, setHelp] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const asked = q.normalize('NFC').trim();
  const filter: IssueFilter = {
    ...(asked && { q: asked }),
    ...(kind && { kind }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const isFiltered = Object.keys(filter).length > 0;
  const { lines, totals, check, failure, more } = useBook(filter);
  const count = totals ? totals.papers + totals.voided : 0;

  useEffect(() => {
    box.current?.focus();
  }, []);
  const doing = async (what: 'csv' | 'print', work: () => Promise<void>) => {
    setBusy(what);
    setRefused(null);
    try {
      await work();
    } catch (error) {
      if (!noteFailure(error)) setRefused(error);
    } finally {
      setBusy(null);
    }
  };
  const print = () =>
    doing('print', async () => {
      if (!totals || !check) return;
      const all: IssueLine[] = [];
      let after: IssueLine['id'] | null = null;
      do {
        const query = { ...filter, order: 'book' as const, most: 500, ...(after && { after }) };
        const page: { lines: IssueLine[]; next: IssueLine['id'] | null } = await call(issueBook, { query });
        all.push(...page.lines);
        after = page.next;
      } while (after);
      setToPrint({ office: check.office, filter, lines: all, totals });
    });
  const mayPrint = busy === null && check !== null && count > 0 && count <= mostPrinted;
  useCommands(commands, {
    focusSearch: () => {
      box.current?.focus();
      box.current?.select();
    },
    print: mayPrint ? () => void print() : null,
    showHelp: () => setHelp(true),
  });
  const clear = () => {
    setQ('');
    setKind(null);
    setFrom('');
    setTo('');
    setRound(round + 1);
    box.current?.focus();
  };
  const number = new Intl.NumberFormat(t.locale);
  const shown = refused ?? failure;
  return (
    <div className="issue-book">
      <div className="issue-screen">
        <header className="issue-head">
          <h1>{texts.title}</h1>
          <div className="issue-do">
            <button
              type="button"
              className="button"
              disabled={busy !== null || count === 0}
              onClick={() => void doing('csv', () => saveCsv(filter))}
            >
              {busy === 'csv' ? texts.csvBusy : texts.csv}
            </button>
            <button type="button" className="button" disabled={!mayPrint} onClick={() => void print()}>
              {texts.print} <Keys keys="Ctrl+P" />
            </button>
          </div>
        </header>
        <search className="issue-filters">
          <div className="finder-box">
            <Icon name="search" />
            <input
              ref={box}
              type="search"
              aria-label={texts.search}
              placeholder={texts.placeholder}
              value={q}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQ(event.target.value)}
            />
          </div>
          <fieldset className="segmented is-small" aria-label={texts.kind}>
            <button type="button" aria-pressed={kind === null} onClick={() => setKind(null)}>
              {texts.allKinds}
            </button>
            {RecordKind.options.map((each) => (
              <button key={each} type="button" aria-pressed={kind === each} onClick={() => setKind(each)}>
                {t.kinds[each]}
              </button>
            ))}
          </fieldset>
          <label className="issue-day" htmlFor="issue-from">
            {texts.from}
            <DayInput
              id="issue-from"
              key={`from ${round}`}
              value={from}
              onChange={(day) => setFrom(day ?? from)}
            />
          </label>
          <label className="issue-day" htmlFor="issue-to">
            {texts.to}
            <DayInput id="issue-to" key={`to ${round}`} value={to} onChange={(day) => setTo(day ?? to)} />
          </label>
          {isFiltered && (
            <button type="button" className="plain" onClick={clear}>
              {texts.clear}
            </button>
          )}
        </search>
        <p className="issue-totals" role="status">
          <strong>{texts.totals}</strong>
          {totals ? (
            <>
              <span>{fill(texts.papers, { count: number.format(totals.papers) })}</span>
              <span>{fill(texts.copies, { count: number.format(totals.copies) })}</span>
              <span>{fill(texts.fees, { fees: number.format(totals.fees) })}</span>
              <span>{fill(texts.voided, { count: number.format(totals.voided) })}</span>
            </>
          ) : (
            <span>{texts.adding}</span>
          )}
        </p>
        {shown !== null && <Notice tone="danger">{sayFailure(shown)}</Notice>}
        {count > mostPrinted && (
          <Notice tone="doubt">
            {fill(texts.tooMany, { count: number.format(count), most: mostPrinted })}
          </Notice>
        )}
        <div className="issue-body">
          <div className="issue-lines">
            {lines === null && failure === null && <p className="loading">{t.web.app.loading}</p>}
            {lines?.length === 0 &&
              (isFiltered ? (
                <p className="finder-none">{texts.noneFound}</p>
              ) : (
                <EmptyState icon="books" title={texts.none} hint={texts.noneHint} />
              ))}
            {lines && lines.length > 0 && <IssueTable lines={lines} />}
            {more && (
              <button type="button" className="button issue-more" onClick={more}>
                {texts.more}
              </button>
            )}
          </div>
          {check && <SeriesCheck series={check.series} />}
        </div>
        {busy === 'print' && (
          <p className="quiet" role="status">
            {fill(texts.printing, { count })}
          </p>
        )}
        {isHelp && <HelpSheet commands={commands} onClose={() => setHelp(false)} />}
      </div>
      {toPrint && <PrintedBook book={toPrint} onPrinted={() => setToPrint(null)} />}
    </div>
  );
}
