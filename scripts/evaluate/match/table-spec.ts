import type { LinkBlock } from '#schemas/link-model.ts';
import type { LinkSpec, SpecComparison } from '#pipeline/match/fit/link-spec.ts';
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

/**
 * How a table of people is linked of which no more is known than what its columns hold: two classes, the same and strangers;
 * rare values speak more. Rows meet that agree in any two columns, or in one that is nearly each row's own. Nothing here was
 * chosen by looking at whether it finds the right pairs of a set; the threshold is that a pair is likelier the same than not.
 */
export function tableSpec(columns: readonly RoleColumn[]): LinkSpec {
  return {
    id: 'table',
    of: 'table',
    classes: ['unrelated', 'same'],
    comparisons: columns.map((one) => comparisonOf(one, columns)),
    blocks: blocksOf(columns),
    pairsPerRecord: { same: 0.5 },
    thresholds: { ask: 0.5, tell: 0.5 },
  };
}

function comparisonOf({ column, role }: RoleColumn, all: readonly RoleColumn[]): SpecComparison {
  const other = role === 'given-name' ? 'surname' : role === 'surname' ? 'given-name' : null;
  const partner = other && all.find((one) => one.role === other)?.column;
  const comparator =
    role === 'given-name' || role === 'surname' ? (partner ? role : 'text') : comparatorOf[role];
  return {
    name: column,
    columns: partner && comparator === role ? [column, partner] : [column],
    comparator,
    frequency: role === 'date' ? null : 'table',
    spread: { same: { start: sameChances[comparator], weighs: 40 } },
    strangers: 'random',
  };
}

type Key = LinkBlock['keys'][number];
const nameOf = (keys: readonly Key[]): string => keys.map(({ column, as }) => `${column}.${as}`).join('+');
const block = (...keys: Key[]): LinkBlock => ({ name: nameOf(keys), keys, most });

function blocksOf(columns: readonly RoleColumn[]): LinkBlock[] {
  const keys = columns.map(({ column, role }): Key => ({ column, as: role === 'date' ? 'value' : 'fold' }));
  const alone = keys.map((key) => block(key));
  const twos = keys.flatMap((one, at) => keys.slice(at + 1).map((other) => block(one, other)));
  return [...alone, ...twos];
}
