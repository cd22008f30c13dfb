import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Mark } from './mark.tsx';
import { addresses, usePath } from './router.ts';
import { useSession } from './session.tsx';
import { useWording } from './wording.tsx';
import { workplacesOf } from './workplaces.ts';

export function TopBar() {
  const { t, switchLanguage } = useWording();
  const { officer, signOut, may } = useSession();
  const path = usePath();
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
        {workplacesOf(officer?.roles ?? []).map((place) => (
          <Link key={place.name} to={place.to} current={path.startsWith(place.to)}>
            <Icon name={place.icon} />
            {t.web.app[place.name]}
          </Link>
        ))}
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
