import type { RefObject } from 'react';
import type { ReviewExplained, ReviewTask } from '#schemas/api/review.ts';
import type { Comparison } from '#schemas/match.ts';
import { textOf } from '../counter/differing-fields.ts';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { showMoment } from '../shared/show-date.ts';
import { showShare, Waterfall } from '../shared/waterfall.tsx';
import { useWording } from '../shared/wording.tsx';
import type { ReviewDraft } from './use-review.ts';

/** After the answer: what the machine makes of the two and why, what others said, and what papers will say. */
export function Explained(props: {
  sides: ReviewTask['sides'];
  explained: ReviewExplained;
  draft: ReviewDraft;
  /** Its first input is what a reviewer writes in. */
  section: RefObject<HTMLElement | null>;
  onChange: (part: Partial<ReviewDraft>) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.review;
  const { explained, draft, sides } = props;
  const { machine, said, others } = explained;
  const lower = (text: string) => text.toLocaleLowerCase(t.locale);
  const valuesOf = (comparison: Comparison): [string | null, string | null] => {
    const keys = [comparison.field, comparison.otherField ?? comparison.field];
    const [one, other] = sides.map(({ entry }, at) => entry.fields.find(({ key }) => key === keys[at]));
    return [(one && textOf(one)) ?? null, (other && textOf(other)) ?? null];
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by its keys when it has the focus
    <section ref={props.section} className="review-explained" aria-label={texts.explained} tabIndex={0}>
      <p className="review-verdict">
        {fill(texts.youSaid, { verdict: lower(texts.answers[said]) })}{' '}
        {machine
          ? fill(machine.kind === said ? texts.machineAgrees : texts.machine, {
              kind: lower(texts.answers[machine.kind]),
              percent: showShare(machine.probability, t.locale),
            })
          : texts.noMachine}
      </p>
      {draft.verdict !== said && (
        <p className="review-changed">
          <strong>{fill(texts.nowSays, { verdict: lower(texts.answers[draft.verdict]) })}</strong>,{' '}
          {texts.changed}
        </p>
      )}
      {explained.contradicts && (
        <Notice tone="doubt">
          {texts.contradicts}
          {draft.verdict === 'different-people' && (
            <label className="field">
              <span>{texts.reason}</span>
              <input
                name="reason"
                value={draft.reason}
                maxLength={600}
                lang="vi"
                placeholder={texts.reasonHint}
                onChange={(event) => props.onChange({ reason: event.target.value })}
              />
            </label>
          )}
        </Notice>
      )}
      {others.length > 0 && (
        <div>
          <h2>{texts.others}</h2>
          <ul>
            {others.map(({ by, at, verdict }) => (
              <li key={`${by} ${at}`}>
                {fill(texts.otherSaid, {
                  name: by,
                  verdict: lower(texts.answers[verdict]),
                  at: showMoment(at),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Notes {...props} />
      {machine && (
        <Waterfall
          weight={machine.weight}
          probability={machine.probability}
          comparisons={machine.comparisons}
          values={valuesOf}
        />
      )}
    </section>
  );
}

/** Answers after which papers say something of the other registration. */
const noted: readonly string[] = ['re-registration', 'corrected'];

/** What papers of both will say; proposed by rule, and the reviewer's to change. */
function Notes(props: {
  explained: ReviewExplained;
  draft: ReviewDraft;
  onChange: (part: Partial<ReviewDraft>) => void;
}) {
  const { t } = useWording();
  const texts = t.web.review;
  const { explained, draft } = props;
  if (!noted.includes(draft.verdict) && draft.notes.every((text) => text === null)) return null;
  const isUnknown = noted.includes(draft.verdict) && explained.notes[draft.verdict] === undefined;
  return (
    <div className="review-notes">
      <h2>
        {texts.notes} <Keys keys="F2" />
      </h2>
      {isUnknown && <p className="row-wants">{texts.noteUnknown}</p>}
      {([0, 1] as const).map((side) => (
        <label key={side} className="field">
          <span>{side === 0 ? texts.noteLeft : texts.noteRight}</span>
          <textarea
            name={side === 0 ? 'note-left' : 'note-right'}
            rows={3}
            lang="vi"
            maxLength={600}
            spellCheck={false}
            placeholder={texts.noteNone}
            value={draft.notes[side] ?? ''}
            onChange={(event) => {
              const text = event.target.value.replace(/\s*\n\s*/g, ' ');
              const own = text === '' ? null : text;
              props.onChange({ notes: side === 0 ? [own, draft.notes[1]] : [draft.notes[0], own] });
            }}
          />
        </label>
      ))}
    </div>
  );
}
