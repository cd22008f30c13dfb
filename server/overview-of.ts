import type { BookProgress, EntryStates, Overview, PeopleProgress } from '#schemas/api/overview.ts';
import type { HumanStep } from '#schemas/task.ts';
import { graph } from '#pipeline/graph.ts';
import type { BookFigures, PeopleFigures } from '#store/book-figures.ts';

const order: readonly string[] = graph.map((edge) => edge.step.name);
const inOrder = <T extends { step: string }>(steps: readonly T[]): T[] =>
  [...steps].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The progress of some books, and of all of them together, as of `now`. */
export function overviewOf(books: readonly BookFigures[], now: Date): Overview {
  const pagesOpen = sum(books.map(({ pages }) => pages.waiting + pages.reading));
  const pagesPerMinute = readingSpeed(books, pagesOpen > 0, now);
  return {
    books: books.map((book) => progressOf(book, now)),
    pagesPerMinute,
    etaSeconds: pagesOpen > 0 && pagesPerMinute > 0 ? Math.round((pagesOpen / pagesPerMinute) * 60) : null,
    people: peopleProgress(
      books.map((book) => book.people),
      now,
    ),
    tasks: tasksOf(books),
  };
}

function progressOf({ pages, entries, people, ...book }: BookFigures, now: Date): BookProgress {
  return {
    book: book.book,
    pages: pages.all,
    pagesWaiting: pages.waiting,
    pagesReading: pages.reading,
    pagesRead: pages.all - pages.waiting - pages.reading - pages.setAside,
    pagesSetAside: pages.setAside,
    entries: entries.all,
    entriesVerified: entries.verified,
    entriesApproved: entries.approved,
    entriesByState: statesOf(people, entries.approved),
    troublesOpen: book.troublesOpen,
    people: peopleProgress([people], now),
    steps: inOrder([
      ...book.steps,
      ...people.tasks.map(({ step, due, done }) => ({ step, due, done, failed: 0, medianMs: null })),
    ]),
    ledger: book.ledger,
  };
}

/** Per minute from when the first page of the last minutes was begun until now, or until the last one when none is left. */
function readingSpeed(books: readonly BookFigures[], isReading: boolean, now: Date): number {
  const lately = books.flatMap((book) => book.lately ?? []);
  if (lately.length === 0) return 0;
  const begun = Math.min(...lately.map((reading) => reading.begun.getTime()));
  const until = isReading ? now.getTime() : Math.max(...lately.map((reading) => reading.last.getTime()));
  return sum(lately.map((reading) => reading.pages)) / Math.max((until - begun) / 60_000, 1 / 60);
}

function statesOf({ tasks }: PeopleFigures, approved: number): EntryStates {
  const waiting = (step: HumanStep) => sum(tasks.map((task) => (task.step === step ? task.entries : 0)));
  return {
    toVerify: waiting('verify-entry'),
    secondKey: waiting('verify-entry-blind'),
    toArbitrate: waiting('arbitrate-entry'),
    toApprove: waiting('approve-entry'),
    approved,
    inTrouble: sum(tasks.map((task) => task.troubled)),
  };
}

/** A pace over less than a minute is none yet. */
const leastMinutes = 1;

function peopleProgress(people: readonly PeopleFigures[], now: Date): PeopleProgress {
  const fieldsLeft = sum(people.flatMap((book) => book.tasks.map((task) => task.fields)));
  const lately = people.flatMap((book) => book.lately ?? []);
  const since = Math.min(...lately.map((keyed) => keyed.since.getTime()));
  const minutes = Math.max((now.getTime() - since) / 60_000, leastMinutes);
  const fieldsPerMinute = lately.length > 0 ? sum(lately.map((keyed) => keyed.fields)) / minutes : null;
  return {
    active: new Set(people.flatMap((book) => book.active)).size,
    fieldsLeft,
    fieldsPerMinute,
    etaSeconds: fieldsPerMinute === null ? null : Math.round((fieldsLeft / fieldsPerMinute) * 60),
  };
}

/** Of all the books, in the order of the flow. */
function tasksOf(books: readonly BookFigures[]): Overview['tasks'] {
  const tasks = books.flatMap((book) => book.people.tasks);
  const steps = inOrder([...new Set(tasks.map((task) => task.step))].map((step) => ({ step })));
  return steps.flatMap(({ step }) => {
    const same = tasks.filter((task) => task.step === step);
    const open = sum(same.map((task) => task.open));
    return open > 0 ? [{ step, open, claimed: sum(same.map((task) => task.claimed)) }] : [];
  });
}
