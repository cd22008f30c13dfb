import { letterDistance } from './letter-distance.ts';
import { fromIso, type PartialDate, toIso } from './partial-date.ts';
import type { PlacePart } from './place-parts.ts';
import { remembering } from './remembering.ts';
import { spellingKey } from './spelling-key.ts';
import {
  bareName,
  listedProvincesOf,
  provincesEver,
  type Unit,
  type UnitLevel,
  unitKey,
  unitsAt,
  unitsBelow,
  wasThere,
} from './units.ts';

/** A unit that a part of an address names, and how many letters it is off. */
export interface NamedUnit {
  readonly unit: Unit;
  readonly distance: number;
}

/** An address understood from its end: for each part the unit it names, null for a street, a hamlet or what no list has. */
export interface PlaceChain {
  readonly units: readonly (NamedUnit | null)[];
  /** Other chains fit as well: the same name lies in several places. */
  readonly rivals: readonly PlaceChain[];
}

/** How far a part may be from a unit's name, in letters: among all provinces, and among the few units of a known one. */
const provinceLimit = (name: string): number => Math.max(0.6, name.length * 0.15);
const withinLimit = (name: string): number => Math.max(0.9, name.length * 0.3);
/** Of two units as near, neither is meant surely. */
const clearlyNearer = 0.3;

const saysLevel: readonly (readonly [RegExp, UnitLevel])[] = [
  [/^(?:tỉnh|thủ đô|đô thành|khu tự trị)/iu, 'province'],
  [/^(?:quận|huyện|thị xã|châu)/iu, 'district'],
  [/^(?:phường|xã|thị trấn)/iu, 'commune'],
];
const levelOf = (kind: string): UnitLevel | null => saysLevel.find(([word]) => word.test(kind))?.[1] ?? null;

const lowerName = remembering((unit) => bareName(unit).toLowerCase(), 30_000);

/** The unit of a list nearest to a name; null when none is near or two are as near. */
function nearest({ kind, name }: PlacePart, units: readonly Unit[], limit: number): NamedUnit | null {
  const level = levelOf(kind);
  const key = spellingKey(bareName(kind + name));
  const lower = name.toLowerCase();
  let best: NamedUnit | null = null;
  let rival = Number.POSITIVE_INFINITY;
  for (const unit of units) {
    if (level !== null && unit.level !== level) continue;
    const same = unitKey(unit.name) === key;
    const distance = same ? 0 : letterDistance(lower, lowerName(unit.name), limit);
    if (distance === Number.POSITIVE_INFINITY) continue;
    if (best === null || distance < best.distance) {
      if (best !== null && unitKey(best.unit.name) !== unitKey(unit.name)) rival = best.distance;
      best = { unit, distance };
    } else if (unitKey(best.unit.name) !== unitKey(unit.name)) rival = Math.min(rival, distance);
  }
  return best !== null && (best.distance === 0 || rival - best.distance >= clearlyNearer) ? best : null;
}

/** What lay in a unit at a date: of a province that is no more, what lies in those it became. */
function inside(named: Unit, at: PartialDate | null): readonly Unit[] {
  const day = at === null ? '' : toIso(at);
  const known = insideAt.get(named);
  if (known?.day === day) return known.units;
  const above =
    named.level === 'province'
      ? [...new Set([...listedProvincesOf(named), bareName(named.name)])].map((province) => [province])
      : [[named.name, ...named.within]];
  const units = above.flatMap(unitsBelow).filter((unit) => wasThere(unit, at));
  insideAt.set(named, { day, units });
  return units;
}

/** What lay in each unit on the day asked for last: an entry's readings ask for the same places on one day. */
const insideAt = new WeakMap<Unit, { readonly day: string; readonly units: readonly Unit[] }>();

/** Reads the parts left of a province or district, each within the one to its right; a part that is no unit is stepped over. */
function downFrom(top: NamedUnit, parts: readonly PlacePart[], at: PartialDate | null): (NamedUnit | null)[] {
  const found: (NamedUnit | null)[] = [];
  let above = top.unit;
  for (const part of parts.toReversed()) {
    const isNumbered = /^\d+$/.test(part.name);
    const named =
      above.level === 'commune' || part.name === '' || (/\d/.test(part.name) && !isNumbered)
        ? null
        : (nearest(part, inside(above, at), isNumbered ? 0 : withinLimit(part.name)) ??
          skipDistrict(part, above, at));
    found.unshift(named);
    if (named) above = named.unit;
  }
  return found;
}

/** A commune right after the province, its district left out: only by its very name. */
function skipDistrict(part: PlacePart, province: Unit, at: PartialDate | null): NamedUnit | null {
  if (province.level !== 'province' || levelOf(part.kind) === 'district') return null;
  const provinces = new Set([...listedProvincesOf(province), bareName(province.name)].map(unitKey));
  const same = unitsAt(part.kind + part.name, null).filter(
    (unit) =>
      unit.level === 'commune' && provinces.has(unitKey(unit.within.at(-1) ?? '')) && wasThere(unit, at),
  );
  const [only, other] = same;
  return only && !other ? { unit: only, distance: 0 } : null;
}

/**
 * The units that an address names at a date (ISO partial; null: any time). The province is looked for from the end; without
 * one, a district or commune by its very name, with rivals where there are several.
 */
export function placeChain(parts: readonly PlacePart[], date: string | null): PlaceChain {
  const at = date === null ? null : fromIso(date);
  for (let last = parts.length - 1; last >= Math.max(0, parts.length - 2); last--) {
    const part = parts[last];
    if (!part || part.name === '') continue;
    const after = parts.slice(last + 1).map(() => null);
    // units that were at the time come first, then those that were no more or not yet
    const ever = [
      ...provincesEver().filter((unit) => wasThere(unit, at)),
      ...provincesEver().filter((unit) => !wasThere(unit, at)),
    ];
    const province = nearest(part, ever, provinceLimit(part.name));
    if (province)
      return { units: [...downFrom(province, parts.slice(0, last), at), province, ...after], rivals: [] };
    const level = levelOf(part.kind);
    const named = unitsAt(part.kind + part.name, date).filter((unit) =>
      level === null ? unit.level === 'district' : unit.level === level,
    );
    const chains = named.map((unit): PlaceChain => {
      const top = { unit, distance: 0 };
      return { units: [...downFrom(top, parts.slice(0, last), at), top, ...after], rivals: [] };
    });
    const most = Math.max(...chains.map(countOf));
    const [best, ...rivals] = chains.filter((chain) => countOf(chain) === most);
    if (best) return { units: best.units, rivals };
  }
  return { units: parts.map(() => null), rivals: [] };
}

const countOf = ({ units }: PlaceChain): number => units.filter((unit) => unit !== null).length;
