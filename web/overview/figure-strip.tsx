import type { BookProgress, Overview } from '#schemas/api/overview.ts';
import { HumanStep } from '#schemas/task.ts';
import { showDuration } from '../shared/show-duration.ts';
import { useWording } from '../shared/wording.tsx';

const sum = (books: readonly BookProgress[], of: (book: BookProgress) => number): number =>
  books.reduce((total, book) => total + of(book), 0);

const isHuman = (step: string): step is HumanStep => HumanStep.safeParse(step).success;

/** The whole job in one line of figures. */
export function FigureStrip(props: { figures: Overview; failed: number }) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  const { books, pagesPerMinute, etaSeconds, tasks } = props.figures;
  const number = new Intl.NumberFormat(t.locale);
  const rate = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 });
  const due = sum(books, (book) =>
    book.steps.reduce((total, step) => total + (isHuman(step.step) ? 0 : step.due), 0),
  );
  const eta =
    etaSeconds !== null ? showDuration(t, etaSeconds) : due === 0 ? texts.etaDone : texts.etaUnknown;
  const figure = (label: string, value: string, of?: string) => (
    <div className="figure" key={label}>
      <dt>{label}</dt>
      <dd>
        {value}
        {of && <small> / {of}</small>}
      </dd>
    </div>
  );
  const entries = number.format(sum(books, (book) => book.entries));
  return (
    <dl className="figures">
      {figure(texts.books, number.format(books.length))}
      {figure(
        texts.pagesRead,
        number.format(sum(books, (b) => b.pagesRead)),
        number.format(sum(books, (b) => b.pages)),
      )}
      {figure(texts.setAside, number.format(sum(books, (b) => b.pagesSetAside)))}
      {figure(texts.verified, number.format(sum(books, (b) => b.entriesVerified)), entries)}
      {figure(texts.approved, number.format(sum(books, (b) => b.entriesApproved)), entries)}
      {figure(texts.speed, fill(texts.perMinute, { rate: rate.format(pagesPerMinute) }))}
      {figure(texts.eta, eta)}
      <div className="figure is-wide">
        <dt>{texts.tasks}</dt>
        <dd className="figure-tasks">
          {tasks.map((task) => (
            <span key={task.step}>
              {isHuman(task.step) ? t.steps[task.step] : task.step}{' '}
              <strong>
                {fill(texts.tasksLine, {
                  open: number.format(task.open),
                  claimed: number.format(task.claimed),
                })}
              </strong>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
