import type { Mirror } from '#schemas/api/mirror.ts';
import { useWording } from '../shared/wording.tsx';
import { ShareBar } from './share-bar.tsx';

/** How often the final value was one's own, of all fields that somebody else helped to find. */
export function Shares(props: { agreement: Mirror['agreement'] }) {
  const { t, fill } = useWording();
  const texts = t.web.mirror;
  const kinds = ['all', 'critical', 'hard'] as const;
  return (
    <section className="card mirror-card" aria-label={texts.agreement}>
      <h2>{texts.agreement}</h2>
      <p className="quiet">{texts.agreementHint}</p>
      {props.agreement.all.of === 0 && <p>{texts.none}</p>}
      {props.agreement.all.of > 0 && (
        <dl className="mirror-bars">
          {kinds.map((kind) => {
            const { right, of } = props.agreement[kind];
            const label = fill(texts.share, { right, of });
            return (
              <div key={kind}>
                <dt>{texts[kind]}</dt>
                <dd>
                  <ShareBar share={of === 0 ? 0 : right / of} />
                  <strong>{of === 0 ? '—' : percent(right, of, t.locale)}</strong>
                  <small>{label}</small>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
    </section>
  );
}

/** Never 100 % while one is wrong. */
function percent(right: number, of: number, locale: string): string {
  const share = right / of;
  const shown = right < of ? Math.min(share, 0.999) : share;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(shown);
}
