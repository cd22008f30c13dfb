import { expect, test } from 'vitest';
import { matchRecords } from '#pipeline/match/match-records.ts';
import { findRelations } from '#pipeline/match/find-relations.ts';
import type { Relatable } from '#pipeline/match/related.ts';
import type { StageContext } from '#pipeline/stage.ts';
import type { FieldKey } from '#schemas/record/kinds.ts';
import { MatchedEntry } from '#schemas/steps.ts';
import { entryId, matched } from '../extract/make-entry.ts';

type Values = Partial<Record<FieldKey, string>>;
const child: Values = {
  entryNo: '45',
  registrationDate: '2016-05-20',
  childName: 'Nguyễn Minh Khôi',
  childBirthDate: '2016-05-12',
  childSex: 'male',
  motherName: 'Trần Thị Bích',
  motherBirthDate: '1990-02-03',
  fatherName: 'Nguyễn Văn Quyết',
  fatherBirthDate: '1988-11-30',
};
const birth = (n: number, values: Values): Relatable => ({ entryId: entryId(n), kind: 'birth', values });

/** The step with a registry that answers as the store does, everybody a neighbor. */
async function candidatesOf(values: Values, others: readonly Relatable[]) {
  const { candidates: _, comparedWith: __, ...entry } = matched('birth', values, 1);
  const relations = findRelations(birth(1, values), others, []).keep;
  const relate: StageContext['relate'] = async () => ({ relations, comparedWith: others.length });
  return matchRecords.run(entry, { relate } as StageContext);
}

test('proposes the same child registered twice, says why, and how many it was held against', async () => {
  const result = await candidatesOf(child, [
    birth(2, { ...child, childName: 'Nguyễn Minh Khoi' }),
    birth(4, { childName: 'Lê Văn Anh', childBirthDate: '2016-05-12' }),
  ]);
  expect(() => MatchedEntry.parse(result)).not.toThrow();
  expect(result.comparedWith).toBe(2);
  expect(result.candidates.map((pair) => pair.entryId)).toEqual([entryId(2)]);
  expect(result.candidates[0]).toMatchObject({ kind: 'second-copy', roles: ['child', 'child'] });
  expect(result.candidates[0]?.comparisons.length).toBeGreaterThan(3);
});

test('never proposes an entry to itself', async () => {
  expect((await candidatesOf(child, [birth(1, child)])).candidates).toEqual([]);
});

test('gives the strongest first, and no more than ten', async () => {
  const copies = Array.from({ length: 15 }, (_, i) =>
    birth(100 + i, i === 7 ? { ...child, childPersonalId: '001216012345' } : child),
  );
  const { candidates } = await candidatesOf({ ...child, childPersonalId: '001216012345' }, copies);
  expect(candidates).toHaveLength(10);
  expect(candidates[0]?.entryId).toBe(entryId(107));
});
