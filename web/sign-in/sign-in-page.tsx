import { addresses } from '../shared/router.ts';
import { useWording } from '../shared/wording.tsx';
import { Mark } from '../shared/mark.tsx';
import { SignIn } from './sign-in.tsx';

/** `/` for somebody who is not signed in. */
export function SignInPage() {
  const { t, switchLanguage } = useWording();
  return (
    <div className="front">
      <main className="front-card">
        <Mark />
        <h1>{t.web.app.product}</h1>
        <p className="front-tagline">{t.web.app.tagline}</p>
        <SignIn />
        <footer className="front-foot">
          <a href={addresses.check}>{t.web.check.title}</a>
          <button type="button" className="plain" onClick={switchLanguage}>
            {t.web.app.language}
          </button>
        </footer>
      </main>
    </div>
  );
}
