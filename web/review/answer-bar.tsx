import type { ReviewAnswer } from '#schemas/api/review.ts';
import { Keys } from '../shared/keys.tsx';
import { useWording } from '../shared/wording.tsx';
import { answerKeys, type ReviewContext } from './review-commands.ts';

/** What can be said of the two, each with its key; under it what is done next. */
export function AnswerBar(props: { context: ReviewContext; said: ReviewAnswer | null; hint: string }) {
  const { t } = useWording();
  const texts = t.web.review;
  const { context, said } = props;
  return (
    <footer className="review-bar">
      <fieldset className="review-answers" aria-label={texts.question}>
        {answerKeys.map(([key, verdict]) => (
          <button
            key={key}
            type="button"
            className="button review-answer"
            title={texts.answerHints[verdict]}
            aria-pressed={said === verdict}
            disabled={context.answer === null || (said !== null && verdict === 'unsure')}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => context.answer?.(verdict)}
          >
            <Keys keys={key} /> {texts.answers[verdict]}
          </button>
        ))}
      </fieldset>
      <div className="review-do">
        <p className="quiet">{props.hint}</p>
        {context.undo && (
          <button type="button" className="button is-quiet" onClick={context.undo}>
            {t.web.commands.undoReview} <Keys keys="Ctrl+Z" />
          </button>
        )}
        <button type="button" className="button is-quiet" onClick={context.showHelp}>
          {t.web.app.help} <Keys keys="F1" />
        </button>
        <button
          type="button"
          className="button is-primary"
          disabled={context.confirm === null}
          onClick={() => context.confirm?.()}
        >
          {texts.confirm} <Keys keys="Enter" />
        </button>
      </div>
    </footer>
  );
}
