import type { PlaceView } from '#schemas/api/counter.ts';
import type { RecordState } from '#schemas/events.ts';
import { type FieldKey, fieldsOf } from '#schemas/record/kinds.ts';
import type { MatchedEntry } from '#schemas/steps.ts';
import { unitToday } from '#pipeline/extract/unit-today.ts';
import type { PlacedEntry } from '#store/records.ts';

/**
 * Every place of a record, and the body that kept its book, as they are written, as a unit of their day and as units of
 * today. People's word on a field comes before the machine's.
 */
export function placesOf(
  entry: PlacedEntry,
  read: MatchedEntry,
  { fields }: Pick<RecordState, 'fields'>,
): { on: string | null; places: PlaceView[] } {
  const on = entry.hit.registrationDate ?? String(entry.book.year);
  const ofFields = Object.entries(fieldsOf[entry.kind]).flatMap(([name, { reader }]) => {
    const key = name as FieldKey;
    const verified = fields[key];
    const written = verified ? verified.written : (read.fields[key]?.written ?? null);
    return reader === 'place' && written !== null
      ? [placeView(key, written, written.replace(beforeUnit, ''), on)]
      : [];
  });
  const { name, within } = entry.book.registerBody;
  const body = [name, ...within].join(', ');
  return { on, places: [...ofFields, placeView(null, body, body.replace(committee, ''), on)] };
}

/** "Trạm y tế phường Thanh Nhàn" and "Số 5 ngõ Chợ xã Hòa Bình" lie in the commune they name. */
const beforeUnit = /^[^,]*\s(?=(?:phường|Phường|xã|Xã|thị trấn|Thị trấn)\s+[\p{Lu}\d])/u;

/** A body is where its unit is: "Ủy ban nhân dân phường Bạch Mai" is of phường Bạch Mai. */
const committee = /^(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+/iu;

function placeView(key: FieldKey | null, written: string, place: string, on: string): PlaceView {
  const { units, as, isAmbiguous } = unitToday(place, on);
  return {
    key,
    written,
    asOf: as && { text: [as.name, ...as.within].join(', '), to: as.to, certainty: as.certainty },
    today: [...units],
    isAmbiguous,
  };
}
