import type { FastifyInstance } from 'fastify';
import { type Mirror, mirror } from '#schemas/api/mirror.ts';
import { FieldState } from '#schemas/field.ts';
import { isSameButTone } from '#pipeline/verify/align-letters.ts';
import { agreementOf, confusionsOf, getsHard, workByDay } from '#store/mirror.ts';
import type { ServerPorts } from '../ports.ts';
import { serve } from '../serve.ts';

/** Pairs that a mirror lists. */
const mostPairs = 20;

/** One's own work and nobody else's: the call names no officer. */
export function mirrorRoutes(app: FastifyInstance, ports: ServerPorts): void {
  const { db } = ports.store;
  serve(app, ports, mirror, 'see-own-mirror', async ({ officer }) => {
    const now = ports.now();
    const pairs = await confusionsOf(db, officer.id, now);
    const agreement = await agreementOf(db, officer.id, now);
    return {
      days: await workByDay(db, officer.id, now),
      agreement,
      confusions: pairs.filter((pair) => !isState(pair.keyed)).slice(0, mostPairs),
      wrong: countByKind(pairs),
      getsHard: getsHard(agreement.hard),
    };
  });
}

type Pair = Mirror['confusions'][number];
type Wrong = Mirror['wrong'];

const isState = (text: string): boolean => FieldState.safeParse(text).success;

/** Fields taken for what they were not come as words; another text altogether counts as one wrong letter. */
function kindOf({ keyed, stood }: Pair): keyof Wrong {
  if (isState(keyed)) return keyed === stood ? 'letters' : 'blanks';
  if (/\d/.test(keyed + stood)) return 'figures';
  return isSameButTone(keyed, stood) ? 'tones' : 'letters';
}

function countByKind(pairs: readonly Pair[]): Wrong {
  const wrong: Wrong = { tones: 0, letters: 0, figures: 0, blanks: 0 };
  for (const pair of pairs) wrong[kindOf(pair)] += pair.times;
  return wrong;
}
