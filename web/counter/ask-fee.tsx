import type { CounterFacts } from '#schemas/api/counter.ts';
import { useWording } from '../shared/wording.tsx';
import type { AskDraft } from './ask-draft.ts';

/** What is paid, or why nothing is, and what it comes to. */
export function AskFee(props: {
  draft: AskDraft;
  facts: CounterFacts | null;
  fault: string | null;
  change: (part: Partial<AskDraft>) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.ask;
  const { draft, facts, change } = props;
  const dong = (amount: number) => fill(texts.dong, { amount: amount.toLocaleString('vi-VN') });
  const copies = Number(draft.copies) || 0;
  // `listed <reason>`: a reason of the list can be any text, also "other".
  const chosen = draft.fee === 'listed' ? `listed ${draft.feeReason}` : draft.fee;
  const choose = (value: string) => {
    if (value === 'paid' || value === 'other') change({ fee: value, feeReason: '' });
    else change({ fee: 'listed', feeReason: value.slice('listed '.length) });
  };
  return (
    <>
      <label className="field">
        <span>{texts.fee}</span>
        <select name="fee" value={chosen} onChange={(event) => choose(event.target.value)}>
          <option value="paid">{texts.feePaid}</option>
          {facts?.exemptions.map((reason) => (
            <option key={reason} value={`listed ${reason}`}>
              {fill(texts.feeFree, { reason })}
            </option>
          ))}
          <option value="other">{texts.feeOther}</option>
        </select>
      </label>
      {draft.fee === 'other' && (
        <label className="field">
          <span>{texts.feeReason}</span>
          <input
            name="fee-reason"
            autoComplete="off"
            maxLength={200}
            value={draft.feeReason}
            aria-invalid={props.fault !== null}
            onChange={(event) => change({ feeReason: event.target.value })}
          />
          {props.fault && <small>{props.fault}</small>}
        </label>
      )}
      {facts && (
        <output className="ask-sum" aria-live="polite">
          {draft.fee === 'paid'
            ? fill(texts.feeSum, {
                copies,
                perCopy: dong(facts.feePerCopy),
                total: dong(facts.feePerCopy * copies),
              })
            : texts.feeNone}
        </output>
      )}
    </>
  );
}
