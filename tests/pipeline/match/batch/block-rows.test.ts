import { expect, test } from 'vitest';
import { blockKeys } from '#pipeline/match/batch/block-keys.ts';
import { blockRows } from '#pipeline/match/batch/block-rows.ts';
import { internTable } from '#pipeline/match/batch/intern-column.ts';
import { sampleLevels } from '#pipeline/match/batch/sample-levels.ts';
import { planLink } from '#pipeline/match/batch/plan-link.ts';
import { fittedBirths } from './batch-table.ts';

const groupsIn = (values: (string | null)[], as: string, most = 10) => {
  const table = { size: values.length, columns: { it: values } };
  const { blocks } = blockRows({
    size: table.size,
    blocks: [{ name: 'one', keys: [{ column: 'it', as }], most }],
    columns: { it: internTable(table)('it') },
  });
  const [block] = blocks;
  return {
    groups: [...(block?.starts.slice(1) ?? [])].map((end, n) => [
      ...(block?.rows.slice(block.starts[n], end) ?? []),
    ]),
    passedOver: block?.passedOver,
  };
};

test.each([
  ['given', 'Nguyễn Thị Hòa', 'hoa'],
  ['surname', 'ĐỖ Văn An', 'do'],
  ['ends', 'Nguyễn Thị Hòa', 'nguyen hoa'],
  ['words', 'smith\u0000John', 'john smith'],
  ['initials', 'Nguyễn Thị Hòa', 'nth'],
  ['sound', 'Johannson', 'jnsn'],
  ['first-3', 'Lê Thị', 'let'],
  ['day', '1987-05-12', '1987-05-12'],
  ['day', '1987-05', null],
  ['day-turned', '1987-12-05', '1987 05 12'],
  ['day-turned', '1987-05-12', '1987 05 12'],
  ['year', '~1931', '1931'],
  ['number', 'Số 0042', '42'],
  ['number', 'không rõ', null],
])('%s of %j is %j', (as, value, key) => {
  expect(blockKeys[as]?.(value)).toBe(key);
});

test('years one apart share an even or an odd pair of years, those further apart neither', () => {
  const meet = (a: string, b: string) =>
    ['year-even', 'year-odd'].some((as) => blockKeys[as]?.(a) === blockKeys[as]?.(b));
  for (let year = 1900; year < 2030; year++) {
    expect(meet(String(year), String(year + 1))).toBe(true);
    expect(meet(String(year), String(year + 2))).toBe(false);
  }
});

test('rows that share a key are a group; blanks and those alone are in none', () => {
  expect(groupsIn(['An', null, 'ân', 'Bình', 'AN', null], 'fold').groups).toEqual([[0, 2, 4]]);
});

test('groups too large to compare are passed over, and counted', () => {
  expect(groupsIn(['a', 'a', 'a', 'b', 'b'], 'value', 2)).toEqual({ groups: [[3, 4]], passedOver: 3 });
});

test('refuses a key that nobody knows', () => {
  expect(() => groupsIn(['a'], 'moonsign')).toThrow(RangeError);
});

test('a sample is of different pairs of one block, spread over it, the same for the same seed', () => {
  const { table, model } = fittedBirths(2_000, 6);
  const plan = planLink(table, model);
  const block = model.blocks.findIndex(
    ({ name }) => (plan.blocked.blocks.find((one) => one.name === name)?.pairs ?? 0) > 400,
  );
  const sample = sampleLevels(plan, { from: { block }, most: 100, seed: 7 });
  expect(sample.count).toBe(100);
  expect(sample.of).toBe(plan.blocked.blocks[block]?.pairs);
  const pairs = Array.from(
    { length: sample.count },
    (_, n) => `${sample.rows[2 * n]} ${sample.rows[2 * n + 1]}`,
  );
  expect(new Set(pairs).size).toBe(100);
  const groupOf = (row: number) => plan.blocked.groups[row * model.blocks.length + block];
  for (let n = 0; n < sample.count; n++)
    expect(groupOf(sample.rows[2 * n] ?? 0)).toBe(groupOf(sample.rows[2 * n + 1] ?? 0));
  expect(sampleLevels(plan, { from: { block }, most: 100, seed: 7 })).toEqual(sample);
  expect(sampleLevels(plan, { from: { block }, most: 100, seed: 8 }).rows).not.toEqual(sample.rows);
  const all = sampleLevels(plan, { from: { block }, most: 10_000_000, seed: 7 });
  expect(all.count).toBe(all.of);
});
