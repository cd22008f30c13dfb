import { useState } from 'react';
import { type RecordLane, recordLane } from '#schemas/api/counter.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';
import { usePoll } from '../shared/use-poll.ts';

const pollMs = 1500;

/** How far a record is from a paper, as it moves; asked for also by a hidden tab once a citizen waits. */
export function useLane(recordId: string, isOn: boolean): RecordLane | null {
  const { noteFailure } = useSession();
  const [lane, setLane] = useState<RecordLane | null>(null);
  usePoll(
    async (signal) => {
      try {
        setLane(await call(recordLane, { params: { recordId }, signal }));
      } catch (error) {
        // What was known stays; the next turn asks again.
        if (!signal.aborted) noteFailure(error);
      }
    },
    pollMs,
    isOn,
    lane?.hurriedAt != null,
  );
  return lane;
}
