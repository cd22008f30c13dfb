import type { PlaceView } from '#schemas/api/counter.ts';
import { showDate } from '../shared/show-date.ts';
import { useWording } from '../shared/wording.tsx';
import type { PlacesAs } from './use-places.ts';

/** Under a place as written: which unit that was, or is. A doubt is said, never settled. */
export function PlaceNote(props: { place: PlaceView; as: Exclude<PlacesAs, 'written'> }) {
  const { t, fill } = useWording();
  const texts = t.web.counter;
  const { asOf, today, isAmbiguous } = props.place;
  const said = (): string => {
    if (asOf === null) return texts.placeUnknown;
    if (isAmbiguous) return texts.placeAmbiguous;
    if (props.as === 'today')
      return today.length > 1
        ? fill(texts.placeParted, { unit: asOf.text, count: today.length })
        : (today[0] ?? texts.placeUnknown);
    return [
      asOf.text,
      asOf.to && fill(texts.placeUntil, { date: showDate(asOf.to) }),
      asOf.certainty === 'memory' && texts.placeFromMemory,
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const isDoubt = asOf === null || isAmbiguous || (props.as === 'today' && today.length !== 1);
  return (
    <div className="place-note" data-doubt={isDoubt}>
      <span>{texts.placesAs[props.as]}:</span> {said()}
      {props.as === 'today' && !isAmbiguous && today.length > 1 && (
        <details>
          <summary>{texts.placeWhich}</summary>
          {today.join('; ')}
        </details>
      )}
    </div>
  );
}
