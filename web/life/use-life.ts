import { useState } from 'react';
import { lifeOfRecord, type LifeView } from '#schemas/api/life.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { useAsk } from '../shared/use-ask.ts';

/** The life of one of those an entry names; null until it is known. */
export function useLife(
  recordId: string,
  role: PersonRole | null,
): { life: LifeView | null; failure: unknown } {
  const { noteFailure } = useSession();
  const [state, setState] = useState<{ life: LifeView | null; failure: unknown }>({
    life: null,
    failure: null,
  });
  useAsk(async (signal) => {
    try {
      const query = role === null ? {} : { role };
      setState({ life: await call(lifeOfRecord, { params: { recordId }, query, signal }), failure: null });
    } catch (error) {
      if (!signal.aborted && !noteFailure(error)) setState({ life: null, failure: error });
    }
  }, `${recordId} ${role}`);
  return state;
}
