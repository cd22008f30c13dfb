import { useMemo, useRef, useState } from 'react';
import type { ReviewTask } from '#schemas/api/review.ts';
import { EmptyState } from '../shared/empty-state.tsx';
import { HelpSheet } from '../shared/help-sheet.tsx';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { usePageView } from '../shared/page-viewer/use-page-view.ts';
import { useCommands } from '../shared/use-commands.ts';
import { useWording } from '../shared/wording.tsx';
import { OfflineNotice } from '../verifier/offline-notice.tsx';
import { AnswerBar } from './answer-bar.tsx';
import { ComparedFields } from './compared-fields.tsx';
import { Explained } from './explained.tsx';
import { FiguresStrip } from './figures-strip.tsx';
import { firstLook, pairedFields } from './pair-fields.ts';
import { PairPage } from './pair-page.tsx';
import { type ReviewContext, reviewCommands } from './review-commands.ts';
import { type Review as Reviewing, useReview } from './use-review.ts';

/** `/doi-chieu`: two entries after two, told apart by a person who is not told what the machine thinks. */
export function Review() {
  const { t, sayFailure } = useWording();
  const review = useReview();
  const { task, failure } = review;
  if (task) return <Pair key={task.relationId} review={review} task={task} />;
  if (task === undefined && failure === null) return <p className="loading">{t.web.app.loading}</p>;
  return (
    <div className="review-none">
      <EmptyState icon="person" title={t.web.review.none} hint={t.web.review.noneHint}>
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        <FiguresStrip news={review.before} />
        <UndoButton undo={review.undo} />
      </EmptyState>
    </div>
  );
}

function UndoButton(props: { undo: (() => void) | null }) {
  const { t } = useWording();
  const context: ReviewContext = {
    ...nothing,
    undo: props.undo,
  };
  useCommands(reviewCommands, context);
  if (!props.undo) return null;
  return (
    <button type="button" className="button" onClick={props.undo}>
      {t.web.commands.undoReview} <Keys keys="Ctrl+Z" />
    </button>
  );
}

const isTyping = () =>
  document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;

const nothing: ReviewContext = {
  pages: [],
  answer: null,
  confirm: null,
  undo: null,
  editNotes: null,
  leaveNotes: () => undefined,
  step: () => undefined,
  isTyping,
  showHelp: () => undefined,
};

/** One pair: both pages above, what they say below; after the answer the reasons beside it. */
function Pair(props: { review: Reviewing; task: ReviewTask }) {
  const { t, fill, sayFailure } = useWording();
  const texts = t.web.review;
  const { review, task } = props;
  const { draft, isBusy, isLost } = review;
  const { sides, explained } = task;
  const [a, b] = sides;
  const rows = useMemo(() => pairedFields(sides), [sides]);
  const looks = useMemo(() => sides.map(firstLook), [sides]);
  const [current, setCurrent] = useState<number | null>(null);
  const row = current === null ? null : rows[current];
  const boxes = [row?.one?.read.box ?? looks[0] ?? null, row?.other?.read.box ?? looks[1] ?? null] as const;
  const pages = [
    usePageView(a.entry.gray, a.entry.scan, boxes[0]),
    usePageView(b.entry.gray, b.entry.scan, boxes[1]),
  ] as const;
  const step = (by: number) =>
    setCurrent((now) => Math.min(rows.length - 1, Math.max(0, now === null ? 0 : now + by)));
  const [isHelp, setHelp] = useState(false);
  const explanation = useRef<HTMLElement>(null);
  const isIdle = !isBusy && !isLost;
  const context: ReviewContext = {
    pages,
    answer: isIdle ? review.answer : null,
    confirm: isLost && !isBusy ? review.next : isIdle && draft ? review.confirm : null,
    undo: isBusy ? null : review.undo,
    editNotes: explained
      ? () => explanation.current?.querySelector<HTMLElement>('textarea, input')?.focus()
      : null,
    leaveNotes: () => (document.activeElement as HTMLElement | null)?.blur(),
    step,
    isTyping,
    showHelp: () => setHelp(true),
  };
  useCommands(reviewCommands, context);
  const question =
    a.role === b.role
      ? texts.question
      : fill(texts.questionOf, {
          left: texts.roles[a.role],
          right: texts.roles[b.role].toLocaleLowerCase(t.locale),
        });
  return (
    <div className="review" data-explained={explained !== null}>
      <header className="review-head">
        <h1>{question}</h1>
        <FiguresStrip news={`${task.relationId} ${review.before}`} />
      </header>
      <div className="review-notices">
        <OfflineNotice isOffline={review.isOffline} fields={0} entries={0} />
        {review.failure !== null && (
          <Notice
            tone="danger"
            action={
              isLost && (
                <button type="button" className="button" onClick={review.next}>
                  {texts.next} <Keys keys="Enter" />
                </button>
              )
            }
          >
            {sayFailure(review.failure)}
          </Notice>
        )}
        {review.before && !explained && review.failure === null && (
          <p className="review-was" role="status">
            {texts.was[review.before]}
          </p>
        )}
      </div>
      <div className="review-pages">
        <PairPage side={a} page={pages[0]} box={row ? boxes[0] : null} />
        <PairPage side={b} page={pages[1]} box={row ? boxes[1] : null} />
      </div>
      <div className="review-below">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by its keys when it has the focus */}
        <section aria-label={texts.fields} className="review-said" tabIndex={0}>
          <ComparedFields rows={rows} current={current} onPick={setCurrent} />
        </section>
        {explained && draft && (
          <Explained
            sides={sides}
            explained={explained}
            draft={draft}
            section={explanation}
            onChange={review.change}
          />
        )}
      </div>
      <AnswerBar context={context} said={draft?.verdict ?? null} hint={explained ? '' : texts.blind} />
      {isHelp && <HelpSheet commands={reviewCommands} onClose={() => setHelp(false)} />}
    </div>
  );
}
