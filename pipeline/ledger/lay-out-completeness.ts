import type { LedgerMark } from '#schemas/api/ledger.ts';
import { viCompleteness as words } from '#schemas/wording/vi-completeness.ts';
import { localDay } from '../certify/local-time.ts';
import { printValue } from '../certify/print-value.ts';
import {
  column,
  placeBookLines,
  placeSignatures,
  placeTitle,
  placeVerdict,
  say,
  sizePt,
} from '../quality/book-paper.ts';
import { Flow, type FlowPage, runs } from '../quality/flow.ts';
import { heading, placePaperHead, placeTestMark } from '../quality/paper-head.ts';
import type { Completeness } from './completeness.ts';

/** The confirmation on as many sheets of A4 as its faults take. Throws `extract.letter-missing`. */
export function layOutCompleteness(paper: Completeness): readonly FlowPage[] {
  const flow = new Flow();
  placePaperHead(flow, { ...paper.book, number: words.number, at: paper.asOf });
  placeTitle(flow, words.title, words.subtitle);
  placeBook(flow, paper);
  placeYears(flow, paper);
  placeFaults(flow, paper);
  placeGaps(flow, paper);
  placeConclusion(flow, paper);
  if (paper.book.synthetic) placeTestMark(flow.pages[0]);
  flow.number((page, pages) => say(words.pageOf, { page, pages }));
  return flow.pages;
}

function placeBook(flow: Flow, { book, pages, entries }: Completeness): void {
  heading(flow, words.book);
  placeBookLines(flow, book, words.bookLines);
  const { all, verified, approved } = entries;
  flow.paragraph(runs(say(words.bookLines.pages, { pages, entries: all, verified, approved })), sizePt);
}

function placeYears(flow: Flow, { years }: Completeness): void {
  heading(flow, words.numbers);
  flow.skip(6);
  const { columns } = words;
  flow.table(
    [
      column(columns.year, 0.09),
      column(columns.from, 0.09),
      column(columns.to, 0.09),
      column(columns.entries, 0.12),
      column(columns.missing, 0.1),
      column(columns.explained, 0.12),
      column(columns.closing, 0.22),
      column(columns.agrees, 0.17),
    ],
    years.map((year) =>
      [
        String(year.year),
        year.from === null ? '–' : String(year.from),
        year.to === null ? '–' : String(year.to),
        String(year.entries),
        String(year.missing),
        String(year.explained),
        closingText(year.closing),
        year.closingAgrees === null
          ? year.goesOnIn === null
            ? '–'
            : words.goesOn
          : year.closingAgrees
            ? words.yes
            : words.no,
      ].map((text) => runs(text, text === words.no ? 'bold' : 'regular')),
    ),
    10.5,
  );
  flow.skip(3);
  flow.paragraph(runs(words.rule, 'italic'), 10.5);
}

function closingText(closing: Completeness['years'][number]['closing']): string {
  if (closing === null) return words.unknown;
  const { entries, pages } = closing;
  if (entries === null) return say(words.pagesOnly, { pages: pages ?? 0 });
  return say(words.closingText, { entries, ...(pages === null ? {} : { pages }) });
}

function placeFaults(flow: Flow, { faults }: Completeness): void {
  heading(flow, words.faults);
  if (faults.length === 0) {
    flow.paragraph(runs(words.none), sizePt);
    return;
  }
  flow.skip(6);
  const { faultColumns: columns } = words;
  flow.table(
    [
      column(columns.year, 0.09),
      column(columns.numbers, 0.17),
      { title: columns.what, share: 0.34, align: 'left' },
      { title: columns.why, share: 0.4, align: 'left' },
    ],
    faults.map(({ year, from, to, kind, why, isExplained }) => {
      const reasons = why.map(reasonText);
      const numbers =
        from === null || to === null ? words.noNumber : from === to ? String(from) : `${from}–${to}`;
      const text = [...reasons, ...(isExplained ? [] : [words.openFault])].join('; ');
      return [
        runs(String(year)),
        runs(numbers),
        runs(words.kinds[kind]),
        runs(text, isExplained ? 'regular' : 'bold'),
      ];
    }),
    10.5,
  );
}

const reasonText = ({ mark, note }: Pick<LedgerMark, 'mark' | 'note'>): string =>
  note === '' ? words.marks[mark] : say(words.markNote, { mark: words.marks[mark], note });

function placeGaps(flow: Flow, { gaps }: Completeness): void {
  heading(flow, words.series);
  if (gaps.length === 0) {
    flow.paragraph(runs(words.seriesWhole), sizePt);
    return;
  }
  flow.skip(6);
  const { seriesColumns: columns } = words;
  flow.table(
    [
      column(columns.year, 0.09),
      { title: columns.what, share: 0.45, align: 'left' },
      { title: columns.why, share: 0.46, align: 'left' },
    ],
    gaps.map(({ kind, year, from, to, bookNo, mark }) => [
      runs(String(year)),
      runs(say(words.gaps[kind], { from: from ?? '', to: to ?? '', bookNo: bookNo ?? '' })),
      mark ? runs(reasonText(mark)) : runs(words.openFault, 'bold'),
    ]),
    10.5,
  );
}

function placeConclusion(flow: Flow, { open, asOf }: Completeness): void {
  heading(flow, words.conclusion);
  placeVerdict(flow, open.length === 0 ? words.complete : words.incomplete);
  for (const point of open) flow.paragraph(runs(`– ${words.open[point]};`), sizePt, 30);
  const at = new Date(asOf);
  const clock = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
  flow.paragraph(runs(say(words.asOf, { time: `${clock} ${printValue(localDay(at), 'date')}` })), sizePt);
  flow.paragraph(runs(words.copies), sizePt);
  placeSignatures(flow, words);
}
