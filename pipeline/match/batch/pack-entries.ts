import type { LinkModel } from '#schemas/link-model.ts';
import { type RecordKind, RecordKind as Kinds } from '#schemas/record/kinds.ts';
import { PersonRole } from '#schemas/relation-kind.ts';
import { type Columns, columnsOf } from '../columns-of.ts';
import { placeWords } from '../compare/place-words.ts';
import { syllableWords } from '../compare/syllables.ts';
import type { LinkModels } from '../link-models.ts';
import { peopleSeen } from '../person-columns.ts';
import type { Relatable } from '../related.ts';
import { comparedValue } from '../weigh-pair.ts';
import { growingInts } from './growing-ints.ts';
import { type PackedColumn, packColumn } from './pack-column.ts';
import { type LinkPlan, withoutTexts } from './plan-link.ts';

/** Rows as numbers that threads share. */
export interface PackedRows {
  readonly model: LinkModel;
  /** By comparison. */
  readonly columns: readonly PackedColumn[];
  /** By row, then comparison: where the value's record begins, −1 where there is none or it says nothing. */
  readonly places: Int32Array;
}

/** Entries of all kinds and the people named in them, made ready to be held against each other. Entries by number. */
export interface PackedEntries {
  /** By entry: which of `kinds`, and its row there. */
  readonly kindOf: Int32Array;
  readonly rowOf: Int32Array;
  /** By kind, as `RecordKind` lists them. */
  readonly kinds: readonly PackedRows[];
  readonly people: PackedRows;
  /** By entry, where its people begin among the rows of `people`; one more at the end. */
  readonly peopleFrom: Int32Array;
  /** By row of `people`: which of `PersonRole`, and 0 for an unknown sex. */
  readonly roles: Int32Array;
  readonly sexes: Int32Array;
  /** By row of `people`: the year of birth, 0 where it is not known. */
  readonly births: Int32Array;
  readonly words: LinkPlan['words'];
}

/** Takes entries one by one; `done` when no more come. */
export function packEntries(models: LinkModels) {
  const kinds = Kinds.options.map((kind) => gatherRows(models.entries[kind]));
  const people = gatherRows(models.person);
  const [kindOf, rowOf, peopleFrom] = [growingInts(), growingInts(), growingInts()];
  const [roles, sexes, births] = [growingInts(), growingInts(), growingInts()];
  peopleFrom.add(0);
  return {
    add({ kind, values }: Pick<Relatable, 'kind' | 'values'>): void {
      const at = Kinds.options.indexOf(kind as RecordKind);
      kindOf.add(at);
      rowOf.add((kinds[at] as Gathering).add(columnsOf(kind, values)));
      for (const { role, sex, born, columns } of peopleSeen(kind, values)) {
        roles.add(PersonRole.options.indexOf(role));
        sexes.add(sex === null ? 0 : sex === 'male' ? 1 : 2);
        births.add(born?.year ?? 0);
        people.add(columns);
      }
      peopleFrom.add(roles.size());
    },
    done(): PackedEntries {
      return {
        kinds: kinds.map((rows) => rows.done()),
        people: people.done(),
        ...{ kindOf: kindOf.done(), rowOf: rowOf.done(), peopleFrom: peopleFrom.done() },
        ...{ roles: roles.done(), sexes: sexes.done(), births: births.done() },
        // when everything is packed, and not before
        words: { syllables: syllableWords.all(), places: placeWords.all() },
      };
    },
  };
}

type Gathering = ReturnType<typeof gatherRows>;

function gatherRows(given: LinkModel) {
  const model = withoutCounts(given);
  const columns = model.comparisons.map(() => ({
    ids: growingInts(),
    values: [] as string[],
    numbers: new Map<string, number>(),
  }));
  let size = 0;
  return {
    /** The row's number. */
    add(record: Columns): number {
      for (const [c, comparison] of model.comparisons.entries()) {
        const { ids, values, numbers } = columns[c] as (typeof columns)[number];
        const value = comparedValue(comparison, record);
        let id = value === undefined ? -1 : numbers.get(value);
        if (id === undefined) {
          id = values.length;
          numbers.set(value as string, id);
          values.push(value as string);
        }
        ids.add(id);
      }
      size += 1;
      return size - 1;
    },
    done(): PackedRows {
      const width = columns.length;
      const places = new Int32Array(new SharedArrayBuffer(4 * size * width)).fill(-1);
      const packed = columns.map(({ ids: growing, values, numbers }, c): PackedColumn => {
        numbers.clear();
        const comparison = model.comparisons[c] as LinkModel['comparisons'][number];
        const ids = growing.done();
        const column = packColumn(comparison, { ids, values });
        for (let row = 0; row < size; row++) {
          const id = ids[row] as number;
          if (id >= 0) places[row * width + c] = column.places[id] as number;
        }
        return withoutTexts(comparison, column);
      });
      return { model, columns: packed, places };
    },
  };
}

/** Where two entries are weighed there is no table to count in (`rarityByLexicon`). */
const withoutCounts = (model: LinkModel): LinkModel => ({
  ...model,
  comparisons: model.comparisons.map((one) =>
    one.frequency?.of === 'table' ? { ...one, frequency: null } : one,
  ),
});
