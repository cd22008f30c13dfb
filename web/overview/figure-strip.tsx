import type { BookProgress, Overview } from '#schemas/api/overview.ts';
import { HumanStep } from '#schemas/task.ts';
import { showDuration } from '../shared/show-duration.ts';
import { useWording } from '../shared/wording.tsx';
import { Bar } from './bar.tsx';
import { Legend } from './legend.tsx';
import { showPeopleEta } from './show-people-eta.ts';
import { addParts, entryParts, type Part, pageParts } from './states.ts';

const sum = (books: readonly BookProgress[], of: (book: BookProgress) => number): number =>
  books.reduce((total, book) => total + of(book), 0);

const isHuman = (step: string): step is HumanStep => HumanStep.safeParse(step).success;

/** The whole job: what machines have read, what people have looked at, and when both will be done. */
export function FigureStrip(props: { figures: Overview }) {
  const { t, fill } = useWording();
  const texts = t.web.overview;
  const more = t.web.progress;
  const { books, pagesPerMinute, etaSeconds, people, tasks } = props.figures;
  const number = new Intl.NumberFormat(t.locale);
  const rate = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 });
  const jobsDue = sum(books, (book) =>
    book.steps.reduce((total, step) => total + (isHuman(step.step) ? 0 : step.due), 0),
  );
  const eta =
    etaSeconds !== null ? showDuration(t, etaSeconds) : jobsDue === 0 ? texts.etaDone : texts.etaUnknown;
  const claimed = tasks.reduce((total, task) => total + (isHuman(task.step) ? task.claimed : 0), 0);
  return (
    <div className="totals">
      <Panel
        title={texts.pages}
        of={sum(books, (book) => book.pages)}
        parts={addParts(books.map((book) => pageParts(t, book)))}
        figures={[
          [texts.books, number.format(books.length)],
          [texts.speed, fill(texts.perMinute, { rate: rate.format(pagesPerMinute) })],
          [texts.eta, eta],
        ]}
      />
      <Panel
        title={texts.entries}
        of={sum(books, (book) => book.entries)}
        parts={addParts(books.map((book) => entryParts(t, book.entriesByState)))}
        figures={[
          [more.fieldsLeft, number.format(people.fieldsLeft)],
          [
            more.people,
            number.format(people.active),
            claimed > 0 ? fill(more.inHands, { count: claimed }) : undefined,
          ],
          [
            more.pace,
            people.fieldsPerMinute === null
              ? '—'
              : fill(more.fieldsPerMinute, { rate: rate.format(people.fieldsPerMinute) }),
            people.fieldsPerMinute === null ? more.nobody : undefined,
          ],
          [more.etaPeople, showPeopleEta(t, people)],
        ]}
      />
    </div>
  );
}

function Panel(props: {
  title: string;
  of: number;
  parts: readonly Part[];
  figures: readonly (readonly [label: string, value: string, note?: string | undefined])[];
}) {
  const { t } = useWording();
  return (
    <section className="card totals-panel" aria-label={props.title}>
      <h2>
        {props.title} · {new Intl.NumberFormat(t.locale).format(props.of)}
      </h2>
      <Bar of={props.of} parts={props.parts} isTall />
      <Legend parts={props.parts} />
      <dl className="figures">
        {props.figures.map(([label, value, note]) => (
          <div className="figure" key={label}>
            <dt>{label}</dt>
            <dd>
              {value}
              {note && <span className="below">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
