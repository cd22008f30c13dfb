import { useState } from 'react';
import { type Relation, relationsOfRecord } from '#schemas/api/counter.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { useAsk } from '../shared/use-ask.ts';

/** Records that are related to this one, asked for again with every `news`; none until they are known. */
export function useRelations(recordId: string, news: unknown): readonly Relation[] {
  const { noteFailure } = useSession();
  const [relations, setRelations] = useState<readonly Relation[]>([]);
  useAsk(async (signal) => {
    try {
      setRelations(await call(relationsOfRecord, { params: { recordId }, signal }));
    } catch (error) {
      // The record itself is there; what may be related comes with the next news.
      if (!signal.aborted) noteFailure(error);
    }
  }, `${recordId} ${news}`);
  return relations;
}
