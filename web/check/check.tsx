import { type FormEvent, useEffect, useState } from 'react';
import { type CheckReply, checkExtract } from '#schemas/api/check.ts';
import { call } from '../shared/call.ts';
import { Icon } from '../shared/icon.tsx';
import { Mark } from '../shared/mark.tsx';
import { Notice } from '../shared/notice.tsx';
import { addresses, go } from '../shared/router.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { tidyCode } from './tidy-code.ts';

const icons = { valid: 'check', corrected: 'doubt', voided: 'stop', unknown: 'doubt' } as const;

function Verdict(props: { reply: CheckReply }) {
  const { t } = useWording();
  const texts = t.web.check;
  const { reply } = props;
  const facts = [
    [texts.kind, reply.title],
    [texts.number, reply.number],
    [texts.issuedOn, reply.issuedOn && showDate(reply.issuedOn.slice(0, 10))],
    [texts.body, reply.issuingBody],
  ] as const;
  return (
    <>
      <div className={`verdict is-${reply.state}`} role="status">
        <Icon name={icons[reply.state]} />
        <strong>{texts[reply.state]}</strong>
      </div>
      <dl className="verdict-facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p className="verdict-hint">{texts[`${reply.state}Hint`]}</p>
    </>
  );
}

function CodeForm() {
  const { t } = useWording();
  const texts = t.web.check;
  const [typed, setTyped] = useState('');
  const code = tidyCode(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code !== '') go(`${addresses.check}/${code}`);
  };
  return (
    <form className="sign-in" onSubmit={submit}>
      <label className="field">
        <span>{texts.enter}</span>
        <input
          className="code-input"
          name="code"
          // biome-ignore lint/a11y/noAutofocus: the only thing to do here
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={24}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <button type="submit" className="button is-primary is-wide" disabled={code.length !== 16}>
        {texts.submit}
      </button>
    </form>
  );
}

/** `/x/:code`: anyone with the paper in hand, no sign-in; says nothing about the person on it. */
export function Check(props: { code: string | null }) {
  const { t, sayFailure, switchLanguage } = useWording();
  const texts = t.web.check;
  const [reply, setReply] = useState<CheckReply | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const code = props.code === null ? null : tidyCode(props.code);
  useEffect(() => {
    document.title = texts.title;
    if (!code) return;
    call(checkExtract, { params: { code } }).then(setReply, setFailure);
  }, [code, texts.title]);
  return (
    <div className="front">
      <main className="front-card is-check">
        <Mark />
        <h1>{texts.title}</h1>
        {code && (
          <p className="code">
            {code.match(/.{1,4}/g)?.map((group, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code, in its order
              <span key={at}>{group}</span>
            ))}
          </p>
        )}
        {!code && <CodeForm />}
        {code && !reply && failure === null && <p className="loading">{texts.working}</p>}
        {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
        {reply && <Verdict reply={reply} />}
        <footer className="front-foot">
          <span>{texts.privacy}</span>
          <span className="front-links">
            {code && (
              <button type="button" className="plain" onClick={() => go(addresses.check)}>
                {texts.another}
              </button>
            )}
            <button type="button" className="plain" onClick={switchLanguage}>
              {t.web.app.language}
            </button>
          </span>
        </footer>
      </main>
    </div>
  );
}
