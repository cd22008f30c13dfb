import type { Relation } from '#schemas/api/counter.ts';
import { useWording } from '../shared/wording.tsx';

/** Less sure than this, what nobody decided is said to be possible only. */
const sure = 0.9;

/** What a record is to another one, in words, the other's name in them. */
export function useSayRelated(): (relation: Relation) => string {
  const { t, fill } = useWording();
  const texts = t.web.related;
  return ({ what, hit, status, isLater, why }) => {
    const other = hit.names[0] ?? '—';
    const isSure = status === 'decided' || (status === 'told' && (why?.probability ?? 1) >= sure);
    if (what === 'contradicts' || what === 'different-people') return fill(texts.told[what], { other });
    if (!isSure) return fill(texts.maybe[what], { other });
    if (what === 're-registration' && isLater !== null)
      return fill(isLater ? texts.registeredAgain : texts.registeredBefore, { other });
    return fill(texts.told[what], { other });
  };
}
