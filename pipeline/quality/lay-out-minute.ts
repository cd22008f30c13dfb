import type { ByClass } from '#schemas/quality.ts';
import { vi } from '#schemas/wording/vi.ts';
import { viMinute as words } from '#schemas/wording/vi-minute.ts';
import { localDay } from '../certify/local-time.ts';
import { printValue } from '../certify/print-value.ts';
import { margins, textWidth } from '../certify/sheet.ts';
import {
  column,
  placeBookLines,
  placeSignatures,
  placeTitle,
  placeVerdict,
  say,
  sizePt,
} from './book-paper.ts';
import { Flow, type FlowPage, runs } from './flow.ts';
import type { Minute } from './minute.ts';
import { heading, placePaperHead, placeTestMark } from './paper-head.ts';
import { wilsonInterval } from './wilson-interval.ts';

const percent = (share: number): string =>
  `${(share * 100).toLocaleString('vi-VN', { maximumFractionDigits: 2 })} %`;
const shortDate = (at: string): string => printValue(localDay(new Date(at)), 'date');

/** The minute on as many sheets of A4 as its list of drawn fields takes. Throws `extract.letter-missing`. */
export function layOutMinute(minute: Minute): readonly FlowPage[] {
  const flow = new Flow();
  placePaperHead(flow, { ...minute.book, number: words.number, at: minute.judgedAt });
  placeTitle(flow, words.title, say(words.subtitle, { round: minute.round }));
  placeBook(flow, minute);
  placePlan(flow, minute);
  placeResult(flow, minute);
  placeConclusion(flow, minute);
  flow.newPage();
  placeList(flow, minute);
  if (minute.book.synthetic) placeTestMark(flow.pages[0]);
  flow.number((page, pages) => say(words.pageOf, { page, pages }));
  return flow.pages;
}

function placeBook(flow: Flow, { book, plan, policyTitle }: Minute): void {
  const lines = words.bookLines;
  heading(flow, words.book);
  placeBookLines(flow, book, lines);
  flow.paragraph(runs(say(lines.entries, { entries: book.entries })), sizePt);
  const { id, version } = plan.policy;
  flow.paragraph(runs(say(lines.policy, { policy: policyTitle, id, version })), sizePt);
}

function placePlan(flow: Flow, { plan, drawnBy, drawnAt }: Minute): void {
  heading(flow, words.plan);
  flow.paragraph(runs(say(words.planText, { level: plan.level })), sizePt);
  const details = { name: drawnBy, date: shortDate(drawnAt), seed: plan.seed };
  flow.paragraph(runs(say(words.drawText, details)), sizePt);
  flow.paragraph(runs(words.checkText), sizePt);
}

function placeResult(flow: Flow, { plan, wrong }: Minute): void {
  heading(flow, words.result);
  flow.skip(6);
  const { columns } = words;
  const rowOf = (name: keyof ByClass<unknown>) => {
    const { lot, codeLetter, aql, sample, accept } = plan[name];
    const interval = wilsonInterval(wrong[name], sample, lot);
    return [
      words.classes[name],
      lot.toLocaleString('vi-VN'),
      codeLetter,
      aql.toLocaleString('vi-VN'),
      sample.toLocaleString('vi-VN'),
      String(accept),
      String(wrong[name]),
      interval ? percent(wrong[name] / sample) : '–',
      interval ? `${percent(interval.low)} – ${percent(interval.high)}` : '–',
    ].map((text, i) => runs(text, i === 6 ? 'bold' : 'regular'));
  };
  flow.table(
    [
      { title: columns.class, share: 0.15, align: 'left' },
      column(columns.lot, 0.09),
      column(columns.letter, 0.08),
      column(columns.aql, 0.08),
      column(columns.sample, 0.08),
      column(columns.accept, 0.1),
      column(columns.wrong, 0.08),
      column(columns.estimate, 0.14),
      column(columns.interval, 0.2),
    ],
    [rowOf('critical'), rowOf('other')],
    10.5,
  );
  flow.skip(3);
  flow.paragraph(runs(words.intervalText, 'italic'), 10.5);
}

function placeConclusion(flow: Flow, { verdict, judgedAt }: Minute): void {
  heading(flow, words.conclusion);
  placeVerdict(flow, say(words[verdict], { date: shortDate(judgedAt) }));
  flow.paragraph(runs(words.copies), sizePt);
  placeSignatures(flow, words);
}

function placeList(flow: Flow, { drawn }: Minute): void {
  const { listColumns: columns } = words;
  flow.center(words.list, 'bold', 13, margins.left + textWidth / 2, textWidth);
  flow.skip(8);
  flow.table(
    [
      column(columns.at, 0.08),
      column(columns.page, 0.1),
      column(columns.ordinal, 0.1),
      column(columns.entryNo, 0.16),
      { title: columns.field, share: 0.32, align: 'left' },
      column(columns.class, 0.12),
      column(columns.outcome, 0.12),
    ],
    drawn.map((line, i) =>
      [
        String(i + 1),
        String(line.pageNumber),
        String(line.ordinal),
        line.entryNo ?? '–',
        vi.fields[line.field],
        line.critical ? words.listClasses.critical : words.listClasses.other,
        words.outcomes[line.outcome],
      ].map((text) => runs(text, line.outcome === 'wrong' ? 'bold' : 'regular')),
    ),
    10.5,
  );
}
