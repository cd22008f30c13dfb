import type { ReviewTask } from '#schemas/api/review.ts';
import type { EntryView, TaskField } from '#schemas/api/tasks.ts';
import type { Box } from '#schemas/geometry.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import type { PersonRole } from '#schemas/relation-kind.ts';
import { textOf } from '../counter/differing-fields.ts';

/** What two entries say of one thing; null: a side has no such field. */
export interface PairedField {
  readonly one: TaskField | null;
  readonly other: TaskField | null;
  /** Both say something, and not the same: tone marks count. */
  readonly differs: boolean;
}

/** What an entry says of a person by what is said: `Name`, `BirthDate`. */
function ofPerson(entry: EntryView, role: PersonRole): Map<string, TaskField> {
  const own = entry.fields.filter(({ key }) => key.startsWith(role));
  return new Map(own.map((field) => [field.key.slice(role.length), field]));
}

/**
 * The fields of two entries laid side by side, in the reading order of the first; those that say nothing in either are left
 * out. Whom it is about comes first where that is not the same place of both (a bride and a mother): name beside name, birth
 * beside birth.
 */
export function pairedFields([a, b]: ReviewTask['sides']): PairedField[] {
  const rows: [TaskField | null, TaskField | null][] = [];
  const used = new Set<TaskField>();
  const add = (one: TaskField | null, other: TaskField | null) => {
    for (const field of [one, other]) if (field) used.add(field);
    rows.push([one, other]);
  };
  if (a.role !== b.role) {
    const theirs = ofPerson(b.entry, b.role);
    for (const [what, field] of ofPerson(a.entry, a.role)) {
      const beside = theirs.get(what);
      if (beside) add(field, beside);
    }
  }
  const inOther = new Map<FieldKey, TaskField>(b.entry.fields.map((field) => [field.key, field]));
  for (const field of a.entry.fields) {
    if (used.has(field)) continue;
    const beside = inOther.get(field.key) ?? null;
    add(field, beside && used.has(beside) ? null : beside);
  }
  for (const field of b.entry.fields) if (!used.has(field)) add(null, field);
  return rows.flatMap(([one, other]) => {
    const [first, second] = [one && textOf(one), other && textOf(other)];
    if (first === null && second === null) return [];
    const differs = first !== null && second !== null && first.normalize('NFC') !== second.normalize('NFC');
    return [{ one, other, differs }];
  });
}

/**
 * Where to look first on an entry's page: what it says of whom it is about, and where it is numbered; the entry as a whole
 * where no reading says where that is. A page is higher than there is room for.
 */
export function firstLook({ role, entry }: ReviewTask['sides'][number]): Box {
  const boxes = entry.fields.flatMap(({ key, read }) =>
    read.box && (key.startsWith(role) || key === 'entryNo') ? [read.box] : [],
  );
  if (boxes.length === 0) return entry.box;
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  return {
    left,
    top,
    width: Math.max(...boxes.map((box) => box.left + box.width)) - left,
    height: Math.max(...boxes.map((box) => box.top + box.height)) - top,
  };
}
