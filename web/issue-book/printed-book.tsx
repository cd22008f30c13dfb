import { useEffect, useRef } from 'react';
import type { IssueFilter, IssueLine } from '#schemas/api/issue-book.ts';
import type { IssuingOffice } from '#schemas/settings.ts';
import { showDate, showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { IssueTable } from './issue-table.tsx';
import type { Totals } from './use-book.ts';

export interface ToPrint {
  readonly office: IssuingOffice;
  readonly filter: IssueFilter;
  readonly lines: readonly IssueLine[];
  readonly totals: Totals;
}

/** The book as it lies on paper: seen by the printer alone. Opens the browser's print dialog once it is there. */
export function PrintedBook(props: { book: ToPrint; onPrinted: () => void }) {
  const { t, fill } = useWording();
  const texts = t.web.issueBook;
  const { office, filter, lines, totals } = props.book;
  const done = useRef(props.onPrinted);
  done.current = props.onPrinted;
  useEffect(() => {
    const printed = () => done.current();
    window.addEventListener('afterprint', printed);
    window.print();
    return () => window.removeEventListener('afterprint', printed);
  }, []);
  const number = new Intl.NumberFormat(t.locale);
  const period =
    filter.from || filter.to
      ? fill(texts.printPeriod, { from: showDate(filter.from ?? '…'), to: showDate(filter.to ?? '…') })
      : texts.printAll;
  const narrowed = [filter.q, filter.kind && t.kinds[filter.kind]].filter(Boolean).join(', ');
  return (
    <div className="printed-book">
      <header>
        <p className="printed-office">
          {office.body.within.toReversed().map((one) => (
            <span key={one}>{one}</span>
          ))}
          <strong>{office.body.name}</strong>
        </p>
        <h1>{texts.bookTitle}</h1>
        <p>{period}</p>
        {narrowed && <p>{fill(texts.printFilter, { filter: narrowed })}</p>}
      </header>
      <IssueTable lines={lines} isForPrint />
      <footer>
        <p>
          {fill(texts.printSum, {
            papers: number.format(totals.papers),
            copies: number.format(totals.copies),
            fees: number.format(totals.fees),
            voided: number.format(totals.voided),
          })}
        </p>
        <p className="quiet">{fill(texts.printMade, { at: showMoment(new Date().toISOString()) })}</p>
        <div className="printed-signs">
          {[texts.printClerk, texts.printHead].map((who) => (
            <p key={who}>
              <strong>{who}</strong>
              <em>{texts.printSignHint}</em>
            </p>
          ))}
        </div>
      </footer>
    </div>
  );
}
