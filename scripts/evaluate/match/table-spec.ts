import type { LinkBlock } from '#schemas/link-model.ts';
import type { Chances, LinkSpec, SpecComparison, Spread } from '#pipeline/match/fit/link-spec.ts';
import { sameChances } from '#pipeline/match/fit/start-chances.ts';
import type { LabelledTable } from './table-of-csv.ts';

type RoleColumn = LabelledTable['columns'][number];

const comparatorOf = {
  name: 'name',
  date: 'date',
  place: 'text',
  text: 'text',
  number: 'id',
  id: 'id',
} as const;

/** Groups of rows that agree in a key and are larger than this are passed over. */
const most = 120;

/** A brother or sister: another name and another day, and no number of theirs. */
const sibling = {
  name: { exact: 0.004, marks: 0.01, tone: 0.01, misread: 0.015, near: 0.02, part: 0.02, differs: 0.92 },
  date: { exact: 0.01, contained: 0.01, digit: 0.005, near: 0.005, part: 0.03, differs: 0.94 },
  id: { exact: 0.001, digit: 0.001, differs: 0.998 },
} as const satisfies Record<string, Chances>;

/** What weights are fitted from, and where rows meet when they are linked: further, for it costs less. */
export interface TableSpec {
  readonly fit: LinkSpec;
  readonly blocks: readonly LinkBlock[];
}

/**
 * How a table of people is linked of which no more is known than what its columns hold; rare values speak more. Rows meet that
 * agree in any two columns, or in one alone where few share it. Families share all but what is a person's own (given name or
 * first name column, first date, numbers): where a table has own and other columns, pairs that agree in the others alone are a class of
 * their own, as in the births' model, so that brothers and sisters are not learned as one. Nothing here was chosen by
 * looking at whether it finds the right pairs of a set; the threshold is that a pair is likelier the same than not.
 */
export function tableSpec(columns: readonly RoleColumn[], rows: number): TableSpec {
  const own = ownColumns(columns);
  const hasKin = own.size >= 2 && columns.length >= own.size + 2;
  const fit: LinkSpec = {
    id: 'table',
    of: 'table',
    classes: hasKin ? ['unrelated', 'same', 'sibling'] : ['unrelated', 'same'],
    comparisons: columns.map((one) => comparisonOf(one, columns, own.has(one.column))),
    blocks: wholeBlocks(columns),
    pairsPerRecord: { same: 0.5, sibling: 0.2 },
    thresholds: { ask: 0.5, tell: 0.5 },
  };
  return { fit, blocks: [...fit.blocks, ...(rows <= mostForAll ? [ofAll] : partBlocks(columns))] };
}

function ownColumns(columns: readonly RoleColumn[]): ReadonlySet<string> {
  const first = (role: RoleColumn['role']) => columns.find((one) => one.role === role)?.column;
  const ids = columns.filter(({ role }) => role === 'id').map(({ column }) => column);
  const named = first('given-name') ?? first('name');
  return new Set([named, first('date'), ...ids].filter((one) => one !== undefined));
}

function comparisonOf(
  { column, role }: RoleColumn,
  all: readonly RoleColumn[],
  isOwn: boolean,
): SpecComparison {
  const other = role === 'given-name' ? 'surname' : role === 'surname' ? 'given-name' : null;
  const partner = other && all.find((one) => one.role === other)?.column;
  const comparator =
    role === 'given-name' || role === 'surname' ? (partner ? role : 'text') : comparatorOf[role];
  return {
    name: column,
    columns: partner && comparator === role ? [column, partner] : [column],
    comparator,
    frequency: role === 'date' ? null : 'table',
    spread: {
      same: { start: sameChances[comparator], weighs: 40 },
      sibling: isOwn ? ownOfSibling(role) : { like: 'same' },
    },
    strangers: 'random',
  };
}

/**
 * What is a sibling's own is other than one's; never turned round. How far apart their dates are is learned: two years are one digit
 * apart more often than not.
 */
function ownOfSibling(role: RoleColumn['role']): Spread {
  if (role === 'date') return { start: sibling.date, weighs: 40, held: ['exact', 'contained', 'close'] };
  return { start: role === 'id' ? sibling.id : sibling.name, weighs: Number.POSITIVE_INFINITY };
}

type Key = LinkBlock['keys'][number];

/** Up to so many rows, each is held against every other: three million pairs. */
export const mostForAll = 2500;
/** The column whose value all rows share, for that. */
export const everybody = 'everybody';

function block(...keys: Key[]): LinkBlock {
  return { name: keys.map(({ column, as }) => `${column}.${as}`).join('+'), keys, most };
}

const ofAll: LinkBlock = { ...block({ column: everybody, as: 'value' }), most: mostForAll };

/** Rows that agree in one column, or in two. */
function wholeBlocks(columns: readonly RoleColumn[]): LinkBlock[] {
  const keys = columns.map(({ column, role }): Key => ({ column, as: role === 'date' ? 'value' : 'fold' }));
  const twos = keys.flatMap((one, at) => keys.slice(at + 1).map((other) => block(one, other)));
  return [...keys.map((key) => block(key)), ...twos];
}

/** Rows that agree in parts of two columns: slips are seldom in both, and seldom at both ends of a word. */
function partBlocks(columns: readonly RoleColumn[]): LinkBlock[] {
  const parts = columns.map(({ column, role }) => partsOf[role].map((as): Key => ({ column, as })));
  const twos = parts.flatMap((ofOne, at) =>
    parts
      .slice(at + 1)
      .flatMap((ofOther) => ofOne.flatMap((one) => ofOther.map((other) => block(one, other)))),
  );
  const crossed = crossedName(columns);
  const others = columns.filter(({ role }) => role !== 'given-name' && role !== 'surname');
  return crossed ? [...twos, ...others.map(({ column }) => block(crossed, { column, as: 'fold' }))] : twos;
}

const partsOf: Readonly<Record<RoleColumn['role'], readonly string[]>> = {
  'given-name': ['first-3', 'last-3'],
  surname: ['first-3', 'last-3'],
  name: ['given', 'sound'],
  date: ['year', 'month-day'],
  place: ['first-3'],
  text: ['first-3', 'last-3'],
  number: ['first-3'],
  id: ['first-3', 'last-3'],
};

/** Given name and surname in any order, as one key. */
function crossedName(columns: readonly RoleColumn[]): Key | null {
  const [given, surname] = (['given-name', 'surname'] as const).map(
    (role) => columns.find((one) => one.role === role)?.column,
  );
  return given && surname ? { column: `${given}\u0000${surname}`, as: 'words' } : null;
}
