import { useEffect, useState } from 'react';
import { type PlaceView, placesOfRecord } from '#schemas/api/counter.ts';
import { call } from '../shared/call.ts';
import { useSession } from '../shared/session.tsx';

/** How places are looked at: as written alone, with the unit of their day, or with those of today. */
export const placeViews = ['written', 'asOf', 'today'] as const;
export type PlacesAs = (typeof placeViews)[number];

interface Places {
  readonly on: string | null;
  readonly places: readonly PlaceView[];
}

/** The places of a record, asked for when somebody first wants more than what is written. */
export function usePlaces(recordId: string, as: PlacesAs): { places: Places | null; failure: unknown } {
  const { noteFailure } = useSession();
  const [places, setPlaces] = useState<Places | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const isWanted = as !== 'written' && places === null;
  useEffect(() => {
    if (!isWanted) return;
    const ended = new AbortController();
    setFailure(null);
    call(placesOfRecord, { params: { recordId }, signal: ended.signal }).then(setPlaces, (error: unknown) => {
      if (!ended.signal.aborted && !noteFailure(error)) setFailure(error);
    });
    return () => ended.abort();
  }, [recordId, isWanted, noteFailure]);
  return { places, failure };
}
