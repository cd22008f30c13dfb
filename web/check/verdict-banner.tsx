import { useEffect, useRef } from 'react';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';
import { type FileVerdict, tones, type Verdict } from './verdict.ts';

const icons = { good: 'check', past: 'clock', doubt: 'doubt', danger: 'stop' } as const;

/** The answer: colour, icon and words say the same. It takes the focus, so that it is read out at once. */
export function VerdictBanner(props: {
  verdict: Verdict | FileVerdict;
  isTest: boolean;
  host?: string | null;
}) {
  const { t, fill } = useWording();
  const texts = t.web.check;
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus(), []);
  const tone = tones[props.verdict];
  // Green is for papers that count.
  const look = props.isTest && tone === 'good' ? 'test' : tone;
  return (
    <>
      {props.isTest && (
        <p className="test-paper">
          <Icon name="stop" /> {texts.test}
        </p>
      )}
      <div className={`verdict is-${look}`} data-verdict={props.verdict}>
        <span className="verdict-icon">
          <Icon name={icons[tone]} />
        </span>
        <div>
          <h2 ref={ref} tabIndex={-1}>
            {texts[props.verdict]}
          </h2>
          <p>{fill(texts[`${props.verdict}Hint`], { host: props.host ?? '' })}</p>
        </div>
      </div>
    </>
  );
}
