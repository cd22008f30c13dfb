import { inFull, partsOf } from './place-parts.ts';
import { placeChain } from './place-chain.ts';
import type { Unit } from './units.ts';

export interface UnitToday {
  /** Units of today, `Phường Bạch Mai, Thành phố Hà Nội` or a province alone; empty when the place was not understood. */
  readonly units: readonly string[];
  /** The smallest unit that was understood, as at the date. */
  readonly as: Unit | null;
  /** Other units of the same name fit as well. */
  readonly isAmbiguous: boolean;
}

/**
 * Where a place written at a date (ISO partial, or null) lies today. Several units where the old one was parted: which of them
 * keeps a book is for a person to say, the map does not tell. @source domain §5.3
 */
export function unitToday(place: string, date: string | null): UnitToday {
  const { units, rivals } = placeChain(partsOf(inFull(place.normalize('NFC'))).parts, date);
  const smallest = units.find((unit) => unit !== null && unit.distance === 0)?.unit ?? null;
  return { units: smallest?.today ?? [], as: smallest, isAmbiguous: rivals.length > 0 };
}
