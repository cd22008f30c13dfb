import history from '#pipeline/lexicon/province-history.json' with { type: 'json' };
import places from '#pipeline/lexicon/places.generated.json' with { type: 'json' };
import changes from '#pipeline/lexicon/unit-changes.generated.json' with { type: 'json' };
import { fromIso, isSurelyAfter, type PartialDate } from './partial-date.ts';
import { remembering } from './remembering.ts';
import { spellingKey } from './spelling-key.ts';

export type UnitLevel = 'province' | 'district' | 'commune';

/** An administrative unit as it was at some time. A name alone is no unit: Nam Hà, Hà Tây, Gia Lai meant other areas in other years. */
export interface Unit {
  /** With its kind, as listed: `Phường Bạch Mai`, `Tỉnh Hà Bắc`. */
  readonly name: string;
  readonly level: UnitLevel;
  /** Units above it, nearest first. */
  readonly within: readonly string[];
  /** ISO partial dates; null in `from`: not known since when, in `to`: still there (lists of 30/4/2026). */
  readonly from: string | null;
  readonly to: string | null;
  /** Units of today that its land lies in: `Phường Bạch Mai, Thành phố Hà Nội`; more than one where it was parted. */
  readonly today: readonly string[];
  /** `listed`: official lists; `sourced`, `memory`: how the history of provinces is known. */
  readonly certainty: 'listed' | 'sourced' | 'memory';
}

/** Last day of districts, and of communes and provinces as they were. @source NQ 202/2025/QH15, NĐ 120/2025/NĐ-CP */
const lastDay = '2025-06-30';
const reformed = '2025-07-01';

const kindOfUnit =
  /^(?:Thành phố|Thị xã|Thị trấn|Thủ đô|Đô thành|Đặc khu|Khu phố|Khu tự trị|Khu vực|Khu|Tiểu khu|Tỉnh|Quận|Huyện|Châu|Phường|Xã|TP\.?|TX\.?|TT\.?)\s+/iu;

/** More names than all lists hold. */
const mostNames = 30_000;

/** `Phường Bạch Mai` → `Bạch Mai`. A ward with a number keeps its kind: `Phường 1` is no name without. */
export const bareName = remembering((unit) => {
  const bare = unit.replace(kindOfUnit, '');
  return /^\d+$/.test(bare) ? unit : bare;
}, mostNames);

/** The key under which spellings of a unit's name meet, with or without its kind. */
export const unitKey = remembering((name) => spellingKey(bareName(name)), mostNames);

interface Lists {
  readonly byKey: ReadonlyMap<string, readonly Unit[]>;
  /** Units directly below, by the full name of the one above followed by those above it. */
  readonly below: ReadonlyMap<string, readonly Unit[]>;
  readonly provinces: readonly Unit[];
  readonly all: readonly Unit[];
}

let made: Lists | null = null;
/** Made when first asked for: some 14,000 units. */
const lists = (): Lists => {
  made ??= makeLists();
  return made;
};

function makeLists(): Lists {
  const units: Unit[] = [];
  const communes = changes.communes.map((line) => line.split('|') as [string, string, string]);
  for (const commune of communes) {
    const [, name, province] = commune;
    const today = [todayOf(commune)];
    units.push({
      name,
      level: 'commune',
      within: [province],
      from: reformed,
      to: null,
      today,
      certainty: 'listed',
    });
  }
  const provinceHeirs: Readonly<Record<string, readonly string[]>> = changes.provinces;
  const legacy = Object.entries(places.legacy as Record<string, Record<string, string[]>>);
  for (const [p, [province, districts]] of legacy.entries())
    for (const [d, [district, names]] of Object.entries(districts).entries()) {
      const heirs = new Set<string>();
      for (const [c, name] of names.entries()) {
        const today = (changes.into[p]?.[d]?.[c] ?? []).map((at) => todayOf(communes[at]));
        for (const one of today) heirs.add(one);
        units.push({
          ...{ name, level: 'commune', within: [district, province], from: null, to: lastDay, today },
          certainty: 'listed',
        });
      }
      units.push({
        ...{
          name: district,
          level: 'district',
          within: [province],
          from: null,
          to: lastDay,
          today: [...heirs],
        },
        certainty: 'listed',
      });
    }
  const heirsOf = new Map(Object.entries(provinceHeirs).map(([name, heirs]) => [unitKey(name), heirs]));
  const provinces = history.map(
    ({ name, from, to, into, certainty }): Unit => ({
      ...{ name, level: 'province', within: [], from, to },
      today: [...new Set(into.flatMap((one) => heirsOf.get(unitKey(one)) ?? []))],
      certainty: certainty === 'sourced' ? 'sourced' : 'memory',
    }),
  );
  units.push(...provinces);
  const byKey = groupedBy(units, ({ name }) => unitKey(name));
  const below = groupedBy(
    units.filter(({ within }) => within.length > 0),
    ({ within }) => within.map(unitKey).join('<'),
  );
  return { byKey, below, provinces, all: units };
}

const todayOf = (commune: [string, string, string] | undefined): string =>
  commune ? `${commune[1]}, ${commune[2]}` : '';

function groupedBy(units: readonly Unit[], keyOf: (unit: Unit) => string): Map<string, Unit[]> {
  const groups = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    const group = groups.get(key);
    if (group) group.push(unit);
    else groups.set(key, [unit]);
  }
  return groups;
}

/** True unless the unit was surely gone before, or surely not there until after, the date. */
export function wasThere(unit: Pick<Unit, 'from' | 'to'>, at: PartialDate | null): boolean {
  if (at === null) return true;
  const [from, to] = [unit.from && dayOf(unit.from), unit.to && dayOf(unit.to)];
  return !(from && isSurelyAfter(from, at)) && !(to && isSurelyAfter(at, to));
}

/** Days on which units came or went are few. */
const dayOf = remembering(fromIso, 1000);

/**
 * Units of a name (with or without its kind; any tone placement) at a date, ISO partial; null for any time. Communes and
 * districts are listed as just before 1/7/2025 and since then: what was merged or renamed earlier is not found.
 */
export function unitsAt(name: string, date: string | null): readonly Unit[] {
  const found = lists().byKey.get(unitKey(name)) ?? [];
  const at = date === null ? null : fromIso(date);
  return found.filter((unit) => wasThere(unit, at));
}

/** All units that provinces ever were since 1956. */
export const provincesEver = (): readonly Unit[] => lists().provinces;

/** All units of every level, in lists of any time. */
export const unitsEver = (): readonly Unit[] => lists().all;

/** Units directly below one, which is named with those above it, nearest first. */
export function unitsBelow(above: readonly string[]): readonly Unit[] {
  return lists().below.get(above.map(unitKey).join('<')) ?? [];
}

/** The 63 provinces of before 2025 that a province's land was in, as listed. */
export function listedProvincesOf(province: Unit): readonly string[] {
  const row = history.find(
    ({ name, from, to }) => name === province.name && from === province.from && to === province.to,
  );
  return row?.into ?? [bareName(province.name)];
}
