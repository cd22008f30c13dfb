import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { PersonRole } from '#schemas/relation-kind.ts';
import { say } from '#schemas/wording/say.ts';
import { Dialog } from './shared/dialog.tsx';
import { EmptyState } from './shared/empty-state.tsx';
import { Link } from './shared/link.tsx';
import { addresses, go, matchPath, usePath } from './shared/router.ts';
import { useSession } from './shared/session.tsx';
import { TopBar } from './shared/top-bar.tsx';
import { useWording } from './shared/wording.tsx';
import { startsOf, workplaces, workplacesOf } from './shared/workplaces.ts';
import { Home } from './sign-in/home.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

const Verifier = lazy(() => import('./verifier/verifier.tsx').then((m) => ({ default: m.Verifier })));
const Counter = lazy(() => import('./counter/counter.tsx').then((m) => ({ default: m.Counter })));
const Registrar = lazy(() => import('./registrar/registrar.tsx').then((m) => ({ default: m.Registrar })));
const IssueBook = lazy(() => import('./issue-book/issue-book.tsx').then((m) => ({ default: m.IssueBook })));
const Corrections = lazy(() =>
  import('./corrections/corrections.tsx').then((m) => ({ default: m.Corrections })),
);
const Review = lazy(() => import('./review/review.tsx').then((m) => ({ default: m.Review })));
const Ledger = lazy(() => import('./ledger/ledger.tsx').then((m) => ({ default: m.Ledger })));
const Life = lazy(() => import('./life/life.tsx').then((m) => ({ default: m.Life })));
const Office = lazy(() => import('./office/office.tsx').then((m) => ({ default: m.Office })));
const Troubles = lazy(() => import('./troubles/troubles.tsx').then((m) => ({ default: m.Troubles })));
const Mirror = lazy(() => import('./mirror/mirror.tsx').then((m) => ({ default: m.Mirror })));
const Overview = lazy(() => import('./overview/overview.tsx').then((m) => ({ default: m.Overview })));
const Quality = lazy(() => import('./quality/quality.tsx').then((m) => ({ default: m.Quality })));

type Screen = (parts: Record<string, string>) => ReactNode;

/** Addresses of the workplaces; signed-in officers only. */
const screens: readonly [pattern: string, screen: Screen][] = [
  [addresses.start, () => <Start />],
  [addresses.verifier, () => <Verifier />],
  [addresses.counter, () => <Counter recordId={null} />],
  [`${addresses.counter}/:recordId`, ({ recordId }) => <Counter recordId={recordId ?? null} />],
  [addresses.registrar, () => <Registrar />],
  [addresses.issueBook, () => <IssueBook />],
  [addresses.corrections, () => <Corrections recordId={null} />],
  [`${addresses.corrections}/:recordId`, ({ recordId }) => <Corrections recordId={recordId ?? null} />],
  [addresses.review, () => <Review />],
  [addresses.ledger, () => <Ledger bookId={null} />],
  [`${addresses.ledger}/:bookId`, ({ bookId }) => <Ledger bookId={bookId ?? null} />],
  [`${addresses.life}/:recordId`, ({ recordId }) => <Life recordId={recordId ?? ''} who={null} />],
  [
    `${addresses.life}/:recordId/:role`,
    ({ recordId, role }) => <Life recordId={recordId ?? ''} who={PersonRole.safeParse(role).data ?? null} />,
  ],
  [addresses.office, () => <Office />],
  [addresses.troubles, () => <Troubles />],
  [addresses.mirror, () => <Mirror />],
  [addresses.overview, () => <Overview bookId={null} />],
  [`${addresses.overview}/:bookId/chat-luong`, ({ bookId }) => <Quality bookId={bookId ?? ''} />],
  [`${addresses.overview}/:bookId`, ({ bookId }) => <Overview bookId={bookId ?? null} />],
];

const isUnder = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`);

function screenAt(path: string): ReactNode | null {
  for (const [pattern, screen] of screens) {
    const parts = matchPath(pattern, path);
    if (parts) return screen(parts);
  }
  return null;
}

/** One workplace: straight there. Several: choose. */
function Start() {
  const { officer } = useSession();
  const places = startsOf(officer?.roles ?? []);
  const only = places.length === 1 ? places[0] : undefined;
  useEffect(() => {
    if (only) go(only.to, 'replace');
  }, [only]);
  return only ? null : <Home />;
}

export function App() {
  const { t } = useWording();
  const { officer, hasRunOut, signOut } = useSession();
  const path = usePath();
  useEffect(() => {
    const place = workplacesOf(officer?.roles ?? []).find(({ to }) => path.startsWith(to));
    document.title = place ? `${t.web.app[place.name]} · ${t.web.app.product}` : t.web.app.product;
  }, [path, officer, t]);

  const loading = <p className="loading">{t.web.app.loading}</p>;
  if (officer === undefined) return loading;
  if (officer === null) return <SignInPage />;
  const isElsewhere =
    workplaces.some(({ to }) => isUnder(path, to)) &&
    !workplacesOf(officer.roles).some(({ to }) => isUnder(path, to));
  return (
    <div className="app">
      <TopBar />
      <main id="main" className="main">
        <Suspense fallback={loading}>
          {(!isElsewhere && screenAt(path)) || (
            <EmptyState icon="page" title={isElsewhere ? say(t, 'may.not') : t.web.app.notFound}>
              <Link to={addresses.start} className="button">
                {t.web.app.toStart}
              </Link>
            </EmptyState>
          )}
        </Suspense>
      </main>
      {hasRunOut && (
        <Dialog title={t.web.signIn.title} onClose={() => undefined} className="is-narrow">
          <p>{t.web.signIn.again}</p>
          <SignIn login={officer.login} />
          <button type="button" className="plain" onClick={() => void signOut()}>
            {t.web.signIn.asOther}
          </button>
        </Dialog>
      )}
    </div>
  );
}
