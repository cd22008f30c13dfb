import { type FormEvent, useState } from 'react';
import { signIn } from '#schemas/api/session.ts';
import { call } from '../shared/call.ts';
import { Notice } from '../shared/notice.tsx';
import { useSession } from '../shared/session.tsx';
import { useWording } from '../shared/wording.tsx';

/** The form alone; also shown over a screen whose session ran out. */
export function SignIn(props: { login?: string }) {
  const { t, sayFailure } = useWording();
  const { signedIn } = useSession();
  const [login, setLogin] = useState(props.login ?? '');
  const [password, setPassword] = useState('');
  const [isShown, setShown] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy || login.trim() === '' || password === '') return;
    setBusy(true);
    setFailure(null);
    try {
      signedIn(await call(signIn, { body: { login: login.trim().toLowerCase(), password } }));
    } catch (error) {
      setFailure(error);
      setPassword('');
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
      {failure !== null && <Notice tone="danger">{sayFailure(failure)}</Notice>}
      <button type="submit" className="button is-primary is-wide" disabled={isBusy}>
        {isBusy ? t.web.signIn.working : t.web.signIn.submit}
      </button>
    </form>
  );
}
