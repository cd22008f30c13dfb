import { type FormEvent, useState } from 'react';
import { signIn } from '#schemas/api/session.ts';
import { ExpectedError } from '#schemas/errors.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

const wantsCode = (error: unknown): boolean =>
  error instanceof ExpectedError && error.code.startsWith('session.totp-');

/** The form alone; also shown over a screen whose session ran out. */
export function SignIn(props: { login?: string }) {
  const { t, sayFailure } = useWording();
  const { signedIn } = useSession();
  const [login, setLogin] = useState(props.login ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  /** Null until the server asks for one. */
  const [code, setCode] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || login.trim() === '' || password === '' || code === '') return;
    setBusy(true);
    setFailure(null);
    try {
      const body = { login: login.trim().toLowerCase(), password, ...(code && { code }) };
      signedIn(await call(signIn, { body }));
    } catch (error) {
      if (wantsCode(error)) setCode('');
      else setPassword('');
      // The first time the new field says it all.
      setFailure(code === null && wantsCode(error) ? null : error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="sign-in" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{t.web.signIn.login}</span>
        <input
          name="login"
          // biome-ignore lint/a11y/noAutofocus: the only thing to do here
          autoFocus={!props.login}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={40}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t.web.signIn.password}</span>
        <input
          name="password"
          data-first={props.login ? '' : undefined}
          type={isShown ? 'text' : 'password'}
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <label className="tick">
        <input type="checkbox" checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        {t.web.signIn.show}
      </label>
      {code !== null && (
        <label className="field">
          <span>{t.web.secondKey.code}</span>
          <input
            name="code"
            // biome-ignore lint/a11y/noAutofocus: asked for just now, the only thing left to do
            autoFocus
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="\d{6}"
            maxLength={6}
            value={code}
            onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
          />
          <small>{t.web.secondKey.codeHint}</small>
        </label>
      )}
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <button type="submit" className="button is-primary is-wide" disabled={isBusy}>
        {isBusy ? t.web.signIn.working : t.web.signIn.submit}
      </button>
    </form>
  );
}
