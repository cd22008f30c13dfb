import { useState } from 'react';
import { type BookQuality, choosePolicy } from '#schemas/api/quality.ts';
import { call } from '../shared/call.ts';
import { useWording } from '../shared/wording.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

const rests = ['asRead', 'oneLook', 'twoKeys', 'arbitrated'] as const;

/** What the book's values rest on so far, and the policy that says so for what comes. */
export function PolicyChoice(props: {
  quality: BookQuality;
  canChoose: boolean;
  onChosen: (quality: BookQuality) => void;
  onFailed: (error: unknown) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.quality;
  const number = new Intl.NumberFormat(t.locale);
  const { bookId, policy, policies, settled } = props.quality;
  const [chosen, setChosen] = useState<string | null>(null);
  const of = rests.reduce((sum, rest) => sum + settled[rest], 0);
  const inWords = (title: { vi: string; en: string }): string => (t.language === 'en' ? title.en : title.vi);
  const titleOf = (id: string): string =>
    inWords(policies.find((one) => one.id === id)?.title ?? policy.title);
  const choose = async (policyId: string) => {
    setChosen(null);
    try {
      props.onChosen(await call(choosePolicy, { params: { bookId }, body: { policyId } }));
    } catch (error) {
      props.onFailed(error);
    }
  };
  return (
    <section className="card quality-part">
      <h2>{texts.policy}</h2>
      <p>{fill(texts.policyNow, { title: inWords(policy.title), version: policy.version })}</p>
      <h3>{texts.settled}</h3>
      <div className="rests" aria-hidden="true">
        {rests.map((rest) => (
          <span
            key={rest}
            className={`is-${rest}`}
            style={{ width: of > 0 ? `${(settled[rest] / of) * 100}%` : 0 }}
          />
        ))}
      </div>
      <dl className="rest-list">
        {rests.map((rest) => (
          <div key={rest}>
            <dt>
              <i className={`is-${rest}`} /> {texts.settledBy[rest]}
            </dt>
            <dd>{number.format(settled[rest])}</dd>
          </div>
        ))}
      </dl>
      {props.canChoose && (
        <label className="field">
          <span>{texts.policyChoose}</span>
          <select value={policy.id} onChange={(event) => setChosen(event.target.value)}>
            {policies.map(({ id }) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className="quiet">{texts.policyHint}</p>
      {chosen !== null && chosen !== policy.id && (
        <ConfirmDialog
          title={texts.policyTitle}
          onConfirm={() => void choose(chosen)}
          onClose={() => setChosen(null)}
        >
          {fill(texts.policyText, { title: titleOf(chosen) })}
        </ConfirmDialog>
      )}
    </section>
  );
}
