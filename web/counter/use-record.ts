import { useCallback, useEffect, useState } from 'react';
import { type RecordView, recordOf } from '#schemas/api/records.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';

/** One record as the server has it; `load` asks again. What was shown stays while it does. */
export function useRecord(recordId: string): {
  record: RecordView | null;
  failure: unknown;
  load: () => Promise<void>;
} {
  const { noteFailure } = useSession();
  const [record, setRecord] = useState<RecordView | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const ask = useCallback(
    async (signal: AbortSignal | null) => {
      try {
        setRecord(await call(recordOf, { params: { recordId }, ...(signal ? { signal } : {}) }));
        setFailure(null);
      } catch (error) {
        if (!signal?.aborted && !noteFailure(error)) setFailure(error);
      }
    },
    [recordId, noteFailure],
  );
  useEffect(() => {
    const ended = new AbortController();
    void ask(ended.signal);
    return () => ended.abort();
  }, [ask]);
  const load = useCallback(() => ask(null), [ask]);
  return { record, failure, load };
}
