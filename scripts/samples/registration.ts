import type { Oddity } from '#schemas/truth.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { BookPlan } from './books.ts';
import { parts, writeDate, type DateStyle, type IsoDate } from './dates.ts';
import type { Commune } from './communes.ts';
import { cardNumber, personalId, type Person } from './people.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

/** What a clerk puts into one field. An array is laid out one piece a writing line; text alone runs on. */
export interface Written {
  readonly text: string | readonly string[] | null;
  readonly value: string | null;
}
export type Fields = Partial<Record<FieldKey, Written>>;

/** One registration before it is on paper. */
export interface Registration {
  readonly fields: Fields;
  /** Labels to tick, as printed. */
  readonly ticks: readonly string[];
  /** Names under the signatures, left to right. */
  readonly signers: readonly string[];
  readonly oddities: readonly Oddity[];
}

/** What all registrations of a book share, and where this one stands in it. */
export interface Turn {
  readonly plan: Pick<BookPlan, 'manifest'>;
  readonly officers: { readonly signatory: string; readonly office: string; readonly executor: string };
  readonly entryNo: number;
  readonly registered: IsoDate;
  readonly dateStyle: DateStyle;
  /** Pages that shall be odd, by plan. */
  readonly wanted: readonly Oddity[];
  /** The year whose place names are used, over the whole country; the first books know only a few of today. */
  readonly placesOf?: number;
  /** Share of seldom given names. */
  readonly rareNames?: number;
}

export const blank: Written = { text: null, value: null };
export const same = (text: string): Written => ({ text, value: text });
/** The ward or quarter that keeps the book. */
export function registeredHome({ plan }: Turn): Commune {
  const { name, within } = plan.manifest.registerBody;
  const unit = name.replace(/^Ủy ban (nhân dân|hành chính) /, '');
  return {
    commune: unit.charAt(0).toUpperCase() + unit.slice(1),
    district: within[0] ?? '',
    province: within[1] ?? '',
  };
}

export const place = (at: Place): Written => ({ text: at.written, value: at.value });
export const dated = (iso: IsoDate, style: DateStyle): Written => ({
  text: writeDate(iso, style),
  value: iso,
});

export function numbered(turn: Turn): Fields {
  const { officers, plan } = turn;
  return {
    entryNo: { text: String(turn.entryNo).padStart(2, '0'), value: String(turn.entryNo) },
    bookNo: same(plan.manifest.bookNo),
    registrationDate: dated(turn.registered, turn.dateStyle),
    signatory: { text: `${officers.signatory} - ${officers.office}`, value: officers.signatory },
  };
}

/** An identity paper as it stands in the book: kind, number, office and day of issue. Citizen cards exist since 2016. */
export function paper(random: Random, person: Person, registered: IsoDate): Written {
  const [year] = parts(registered);
  const [born] = parts(person.birth);
  if (year < 1977) return same(`Giấy chứng minh số ${random.int(1000, 999_999)}`);
  const citizenCard = year > 2016 && random.chance(0.4);
  const earliest = Math.max(citizenCard ? 2016 : Math.min(2007, year - 9), born + 15);
  const issued = random.int(earliest, Math.max(earliest, year - 1));
  const day = writeDate(`${issued}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`, 'slashes');
  return citizenCard
    ? same(`CCCD ${personalId(random, person)}, cấp ngày ${day}`)
    : same(`CMND ${cardNumber(random)}, CA Hà Nội cấp ${day}`);
}

const two = (n: number): string => String(n).padStart(2, '0');
