import type { OwnSigning, SignersNow } from '#schemas/api/signing.ts';
import { Icon } from '../shared/icon.tsx';
import { Keys } from '../shared/keys.tsx';
import { Notice } from '../shared/notice.tsx';
import { showDate, showMoment } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import { daysUntil, localToday } from '../office/days.ts';

const warnDays = 14;

/** The officer's own side: by what right they sign, how long, and whether their key is open. */
export function OwnStrip(props: {
  own: OwnSigning;
  signers: SignersNow;
  onOpenKey: () => void;
  onCloseKey: () => void;
  onNoteAway: () => void;
  onBack: (absenceId: OwnSigning['absences'][number]['id']) => void;
}) {
  const { t, fill } = useWording();
  const texts = t.web.signing;
  const { own, signers } = props;
  const today = localToday();
  const kindNames = (kinds: readonly (keyof typeof t.kinds)[]) =>
    kinds.map((kind) => t.kinds[kind]).join(', ');
  const { current } = own;
  const left = current?.to ? daysUntil(today, current.to) : null;
  const head =
    current && current.capacity !== 'TM.'
      ? signers.signers.filter((signer) => signer.state === 'away' && signer.capacity === 'TM.')
      : [];
  return (
    <section className="own" aria-label={texts.own}>
      <div className="own-line">
        <div className="own-right">
          <Icon name="seal" />
          {current ? (
            <p>
              <span className="quiet">{texts.as}</span> <strong>{current.lines.join(' / ')}</strong>{' '}
              <span className="quiet">
                {current.basis &&
                  `${fill(texts.basis, { number: current.basis.number, date: showDate(current.basis.date) })}, `}
                {current.to ? fill(texts.to, { date: showDate(current.to) }) : texts.noEnd}
                {current.kinds.length > 0 &&
                  ` · ${fill(texts.onlyKinds, { kinds: kindNames(current.kinds) })}`}
              </span>
            </p>
          ) : (
            <p>
              <strong>{own.delegations.length > 0 ? texts.spent : texts.noRight}</strong>{' '}
              <span className="quiet">{texts.noRightHint}</span>
            </p>
          )}
        </div>
        <KeyState own={own} onOpenKey={props.onOpenKey} onCloseKey={props.onCloseKey} />
        <button type="button" className="button is-quiet" onClick={props.onNoteAway}>
          {texts.away} <Keys keys="Alt+V" />
        </button>
      </div>
      {signers.nobody.length > 0 && (
        <Notice tone="danger">{fill(texts.nobody, { kinds: kindNames(signers.nobody) })}</Notice>
      )}
      {current && own.way === 'none' && <Notice tone="danger">{texts.noKey}</Notice>}
      {current && left !== null && left <= warnDays && (
        <Notice tone="doubt">
          {left === 0
            ? texts.endsToday
            : fill(texts.endsSoon, { days: left, date: showDate(current.to ?? '') })}
        </Notice>
      )}
      {head.map(({ officerId, name, lines, backOn }) => (
        <Notice key={officerId} tone="calm">
          {fill(texts.headAway, {
            name,
            lines: lines.join(' / '),
            own: current?.lines.join(' / ') ?? '',
            ...(backOn ? { date: showDate(dayBefore(backOn)) } : {}),
          })}
        </Notice>
      ))}
      {own.absences.map(({ id, from, to }) => {
        const isNow = from <= today;
        const facts = { from: showDate(from), ...(to ? { to: showDate(to) } : {}) };
        return (
          <Notice
            key={id}
            tone="doubt"
            action={
              <button type="button" className="button" onClick={() => props.onBack(id)}>
                {isNow ? texts.back : texts.withdraw}
              </button>
            }
          >
            {fill(isNow ? texts.awayNow : texts.awayLater, facts)}
          </Notice>
        );
      })}
    </section>
  );
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Whether the key is open, until when and for how many, with the button that turns it. */
function KeyState(props: { own: OwnSigning; onOpenKey: () => void; onCloseKey: () => void }) {
  const { t, fill } = useWording();
  const texts = t.web.signing;
  const { session, state, way, current } = props.own;
  if (way === 'plugin') return <p className="key-state is-open">{texts.ownProgram}</p>;
  const isOpen = session !== null && (state === 'at-counter' || state === 'at-desk');
  return (
    <div className={`key-state ${isOpen ? 'is-open' : 'is-closed'}`}>
      <p>
        {texts.key}{' '}
        <strong>
          {isOpen ? fill(texts.openUntil, { time: showMoment(session.until).slice(11) }) : texts.closed}
        </strong>
        {isOpen && (
          <span>
            {' · '}
            {fill(texts.left, { left: session.most - session.used, most: session.most })}
            {' · '}
            {session.atCounter ? texts.atCounter : texts.atDesk}
            {session.kinds.length > 0 &&
              ` · ${fill(texts.onlyKinds, { kinds: session.kinds.map((kind) => t.kinds[kind]).join(', ') })}`}
          </span>
        )}
      </p>
      {isOpen ? (
        <button type="button" className="button" onClick={props.onCloseKey}>
          {texts.close} <Keys keys="Alt+K" />
        </button>
      ) : (
        current &&
        state === 'closed' && (
          <button type="button" className="button is-primary" onClick={props.onOpenKey}>
            {texts.open} <Keys keys="Alt+K" />
          </button>
        )
      )}
    </div>
  );
}
