import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';
import { addresses, usePath } from './router.ts';
import { useSession } from './session.tsx';
import { useWording } from './wording.tsx';
import { workplacesOf } from './workplaces.ts';

/** Places that fit beside each other at 1366 px; the others are a list behind one word. */
const mostInBar = 5;

export function TopBar() {
  const { t, switchLanguage } = useWording();
  const { officer, signOut, may } = useSession();
  const path = usePath();
  const places = workplacesOf(officer?.roles ?? []);
  const most = places.length > mostInBar + 1 ? mostInBar : places.length;
  return (
    <header className="top-bar">
      <a className="skip" href="#main">
        {t.web.app.skip}
      </a>
      <Link to={addresses.start} className="brand">
        <Mark />
        <span>{t.web.app.product}</span>
      </Link>
      <nav className="top-nav" aria-label={t.web.home.choose}>
        <Places places={places.slice(0, most)} path={path} />
        {places.length > most && <More places={places.slice(most)} path={path} />}
      </nav>
      <div className="top-right">
        <button type="button" className="plain" onClick={switchLanguage}>
          <Icon name="globe" /> {t.web.app.language}
        </button>
        {officer && (
          <>
            {may('verifier', 'arbiter') ? (
              <Link to={addresses.mirror} className="top-person" current={path === addresses.mirror}>
                <Icon name="person" /> {officer.name}
                <span className="top-mirror">{t.web.mirror.title}</span>
              </Link>
            ) : (
              <span className="top-person" title={officer.roles.map((role) => t.roles[role]).join(', ')}>
                <Icon name="person" /> {officer.name}
              </span>
            )}
            <button type="button" className="plain" onClick={() => void signOut()}>
              <Icon name="leave" /> {t.web.app.signOut}
            </button>
          </>
        )}
      </div>
    </header>
  );
}

type Place = ReturnType<typeof workplacesOf>[number];

function Places(props: { places: readonly Place[]; path: string }) {
  const { t } = useWording();
  return props.places.map((place) => (
    <Link key={place.name} to={place.to} current={props.path.startsWith(place.to)}>
      <Icon name={place.icon} />
      {t.web.app[place.name]}
    </Link>
  ));
}

/** Closes when one of its places was gone to. */
function More(props: { places: readonly Place[]; path: string }) {
  const { t } = useWording();
  const isHere = props.places.some(({ to }) => props.path.startsWith(to));
  return (
    <details className="top-more" key={props.path}>
      <summary aria-current={isHere ? 'page' : undefined}>{t.web.app.more}</summary>
      <div>
        <Places places={props.places} path={props.path} />
      </div>
    </details>
  );
}
