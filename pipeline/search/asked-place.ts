import { foldSound } from '#schemas/fold.ts';
import { bareName, type Unit, unitsEver } from '../extract/units.ts';

/** A place as it was asked for, and every name that the same land has or had. */
export interface AskedPlace {
  /** Folded, without its kind: `bach mai`. */
  readonly name: string;
  /** Folded kind, or empty: `phuong`. */
  readonly kind: string;
  /**
   * Names that lists connect with it: of the units of today that its land went to, and of those that today's unit was made
   * of; each with its kind, folded, and the unit above, bare, that must stand beside it where one is said.
   */
  readonly others: readonly { readonly full: string; readonly above: string | null }[];
}

const kinds =
  'thanh pho|thi xa|thi tran|thu do|dac khu|khu pho|tieu khu|khu tu tri|tinh|quan|huyen|phuong|xa|tp|tx|tt|kp|p|q|h|x|t';
const kindAtStart = new RegExp(`^(${kinds}) (?=\\S)`);
/** Typed with its marks or with a point, a kind is no part of a name. */
const surelyKind =
  /^(?:(?:thành phố|thị xã|thị trấn|thủ đô|đặc khu|khu phố|tiểu khu|tỉnh|quận|huyện|phường|xã|tp)(?:\s+(?=\p{L})|\s*(?=\d))|(?:tp|[pqhx])\.\s*(?=[\p{L}\d]))/u;
const inFull: Readonly<Record<string, string>> = {
  ...{ tp: 'thanh pho', tx: 'thi xa', tt: 'thi tran', kp: 'khu pho' },
  ...{ p: 'phuong', q: 'quan', h: 'huyen', x: 'xa', t: 'tinh' },
};

interface Lists {
  /** Units by bare folded name. */
  readonly byName: ReadonlyMap<string, readonly Unit[]>;
  /** Units whose land lies in one of today, by that one's `Phường Bạch Mai, Thành phố Hà Nội`. */
  readonly madeOf: ReadonlyMap<string, readonly Unit[]>;
}
let made: Lists | null = null;

function lists(): Lists {
  if (made) return made;
  const byName = new Map<string, Unit[]>();
  const madeOf = new Map<string, Unit[]>();
  const add = (to: Map<string, Unit[]>, key: string, unit: Unit) => {
    const known = to.get(key);
    if (known) known.push(unit);
    else to.set(key, [unit]);
  };
  for (const unit of unitsEver()) {
    add(byName, foldSound(bareName(unit.name)), unit);
    if (unit.level !== 'district') for (const today of unit.today) add(madeOf, today, unit);
  }
  made = { byName, madeOf };
  return made;
}

/** Makes the lists if they are not made yet: some tenths of a second. */
export const warmAskedPlaces = (): void => void lists();

function taken(text: string): { kind: string; name: string } {
  const folded = foldSound(text);
  const kind = kindAtStart.exec(folded)?.[1] ?? '';
  const name = kind === '' ? folded : folded.slice(kind.length + 1);
  return { kind: inFull[kind] ?? kind, name };
}

/** True when a unit of any time is called so, with its kind or without. */
export function isUnitName(text: string): boolean {
  const { kind, name } = taken(text);
  return unitsCalled(kind, name).length > 0;
}

const unitsCalled = (kind: string, name: string): readonly Unit[] =>
  (lists().byName.get(name) ?? []).filter(
    (unit) => kind === '' || foldSound(unit.name).startsWith(`${kind} `),
  );

/**
 * True of `phường Bạch Mai …`, and of `phuong bach mai` because there is such a ward; not of `phuong anh`: Phương is a name.
 */
export function startsWithKind(text: string): boolean {
  if (surelyKind.test(text)) return true;
  const { kind, name } = taken(text);
  return kind !== '' && unitsCalled(kind, name).length > 0;
}

/** More than these and the place is a whole region: its own name says more than those of its parts. */
const mostOthers = 80;

/** What to look for when this place is asked for. Old and new names by the lists of units. @source domain §5.3 */
export function askedPlace(text: string): AskedPlace {
  const { kind, name } = taken(text);
  const others = new Map<string, { full: string; above: string | null }>();
  const note = (unitName: string, above: string | null) => {
    const full = foldSound(unitName);
    others.set(`${full}<${above}`, { full, above });
  };
  const level = (unit: Unit) => unit.level;
  for (const unit of unitsCalled(kind, name)) {
    if (unit.to !== null)
      for (const today of unit.today) {
        const [heir = '', province = null] = today.split(', ');
        note(heir, province === null ? null : foldSound(bareName(province)));
      }
    const itself = [unit.name, ...unit.within].join(', ');
    for (const part of unit.to === null ? (lists().madeOf.get(itself) ?? []) : [])
      if (level(part) === level(unit))
        note(part.name, part.within[0] ? foldSound(bareName(part.within[0])) : null);
  }
  const own = [...others.values()].filter(({ full }) => bareFolded(full) !== name);
  return { kind, name, others: own.slice(0, mostOthers) };
}

const bareFolded = (full: string): string => full.replace(kindAtStart, '');
