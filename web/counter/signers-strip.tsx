import type { SignerNow, SignersNow } from '#schemas/api/signing.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import { Icon } from '../shared/icon.tsx';
import { useWording } from '../shared/wording.tsx';
import { useSaySigner } from './use-say-signer.ts';
import { useSigners } from './use-signers.ts';

const isReady = ({ state }: SignerNow): boolean => state === 'at-counter' || state === 'at-desk';

/**
 * Who can sign now, always over the counter, and a loud word when nobody can: a ward whose head was away left a case
 * unsettled for months.
 */
export function SignersStrip() {
  const { t } = useWording();
  const say = useSaySigner();
  const texts = t.web.signers;
  const { signers, isStale } = useSigners();
  if (!signers) return <aside className="signers" aria-label={texts.title} />;
  const ready = signers.signers.filter(isReady);
  return (
    <aside className="signers" aria-label={texts.title}>
      <Alarm signers={signers} />
      <Closed signers={signers} />
      <div className="signers-line">
        <span className="signers-title">
          <Icon name="seal" /> {texts.title}
        </span>
        {signers.signers.length === 0 && <span>{texts.noOfficers}</span>}
        <ul className="signers-list">
          {(ready.length > 0 ? ready : signers.signers).map((signer) => (
            <li key={signer.officerId} className="signer" data-state={signer.state}>
              <strong className="signer-name">{signer.name}</strong>
              {signer.lines.length > 0 && <span className="signers-office">{signer.lines.join(' ')}</span>}
              <span>{say.state(signer)}</span>
            </li>
          ))}
        </ul>
        {isStale && (
          <span className="signers-stale" role="alert">
            <Icon name="doubt" /> {texts.unknown}
          </span>
        )}
      </div>
    </aside>
  );
}

/** Kinds that nobody who is here may sign. */
function Alarm(props: { signers: SignersNow }) {
  const { t, fill } = useWording();
  const say = useSaySigner();
  const texts = t.web.signers;
  const { nobody, signers } = props.signers;
  if (nobody.length === 0) return null;
  const whoCannot = signers.filter((signer) => !isReady(signer) || !coversAll(signer, nobody));
  return (
    <div className="signers-alarm" role="alert">
      <Icon name="stop" />
      <div>
        <strong className="signers-word">{fill(texts.nobody, { papers: say.papers(nobody) })}</strong>
        <ul className="signers-why">
          {whoCannot.map((signer) => (
            <li key={signer.officerId}>
              {signer.name}: {say.state(signer)}
            </li>
          ))}
          {signers.length === 0 && <li>{texts.noOfficers}</li>}
        </ul>
        <p>{texts.nobodyDo}</p>
      </div>
    </div>
  );
}

/** Kinds that somebody may sign, whose key nobody has opened. */
function Closed(props: { signers: SignersNow }) {
  const { t, fill } = useWording();
  const say = useSaySigner();
  const texts = t.web.signers;
  const { closed, signers } = props.signers;
  if (closed.length === 0) return null;
  const names = signers
    .filter((signer) => signer.state === 'closed' && signer.kinds.some((kind) => closed.includes(kind)))
    .map(({ name }) => name);
  return (
    <div className="signers-closed" role="status">
      <Icon name="doubt" />
      <p>
        <strong>{fill(texts.closed, { papers: say.papers(closed) })}.</strong>{' '}
        {fill(texts.closedDo, { names: names.join(', ') })}
      </p>
    </div>
  );
}

const coversAll = ({ kinds }: SignerNow, wanted: readonly RecordKind[]): boolean =>
  wanted.every((kind) => kinds.includes(kind));
