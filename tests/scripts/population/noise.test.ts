import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fold } from '#schemas/fold.ts';
import { fromIso } from '#pipeline/extract/partial-date.ts';
import { Dice } from '#scripts/population/dice.ts';
import { dayOf, isoOf } from '#scripts/population/days.ts';
import { barD, loseMark, loseTone, otherPlacement, swapTone, yForI } from '#scripts/population/marks.ts';
import { lunarOf, misreadDate, retoldDate } from '#scripts/population/misread-date.ts';
import { misreadName, rewrittenName } from '#scripts/population/misread-name.ts';
import { noiseOf } from '#scripts/population/noise.ts';
import { readValues } from '#scripts/population/read-values.ts';
import { seeded } from '#scripts/samples/random.ts';

test('dice fall as the samples’ chance does', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const [dice, chance] = [new Dice(seed), seeded(seed)];
      for (let n = 0; n < 20; n += 1) expect(dice.next()).toBe(chance.next());
      expect(dice.fork('x').next()).toBe(chance.fork('x').next());
    }),
  );
});

test.each([
  [loseTone, 'Huệ', 'Huê'],
  [loseTone, 'Lan', null],
  [loseMark, 'Hương', 'Huong'],
  [loseMark, 'Lan', null],
  [barD, 'Đạt', 'Dạt'],
  [yForI, 'Lý', 'Lí'],
  [yForI, 'Mĩ', 'Mỹ'],
  [yForI, 'Thúy', null],
  [otherPlacement, 'Hòa', 'Hoà'],
  [otherPlacement, 'Thuý', 'Thúy'],
  [otherPlacement, 'Hoàn', null],
  [otherPlacement, 'Quý', null],
] as const)('%o of %s is %s', (change, syllable, other) => {
  expect(change(syllable.normalize('NFC'))).toBe(other?.normalize('NFC') ?? null);
});

test('a tone is taken for another: the letters stay', () => {
  const random = seeded(1);
  for (let n = 0; n < 50; n += 1) {
    const other = swapTone('Hiển', random);
    expect(other).not.toBe('Hiển');
    expect(fold(other ?? '')).toBe('hien');
  }
});

test('a misread name is another than the name, and a whole one', () => {
  const random = seeded(2);
  let blank = 0;
  for (let n = 0; n < 2000; n += 1) {
    const read = misreadName('Nguyễn Thị Thùy Dương', random);
    if (read === null) blank += 1;
    else {
      expect(read).not.toBe('Nguyễn Thị Thùy Dương');
      expect(read).toBe(read.normalize('NFC').trim());
      expect(read.split(' ').every((syllable) => syllable !== '')).toBe(true);
    }
  }
  expect(blank / 2000).toBeGreaterThan(0.08);
  expect(blank / 2000).toBeLessThan(0.16);
});

test('another clerk keeps surname and given name in most cases', () => {
  const random = seeded(3);
  const rewritten = Array.from({ length: 1000 }, () => rewrittenName('Trần Văn Lý', random).split(' '));
  expect(rewritten.filter((one) => fold(one[0] ?? '') === 'tran').length).toBeGreaterThan(850);
});

test('a misread date is blank, part of it or another day that was', () => {
  const random = seeded(4);
  for (let n = 0; n < 2000; n += 1) {
    const read = misreadDate('1975-04-30', random);
    if (read === null) continue;
    expect(read).not.toBe('1975-04-30');
    expect(fromIso(read)).not.toBeNull();
  }
});

test('the year of a day of registering, which its book has, is never another', () => {
  const random = seeded(5);
  for (let n = 0; n < 500; n += 1)
    expect(misreadDate('1975-04-30', random, 'book')?.slice(0, 4) ?? '1975').toBe('1975');
});

test('the moon’s day of Tết 1975 is the first of its first month', () => {
  expect(lunarOf(dayOf(1975, 2, 11))).toBe('1975-01-01');
  fc.assert(
    fc.property(fc.integer({ min: dayOf(1956), max: dayOf(2025) }), fc.nat(), (day, seed) => {
      expect(fromIso(retoldDate(day, new Dice(seed)))).not.toBeNull();
      const lunar = lunarOf(day);
      if (lunar !== null) expect(lunar < isoOf(day)).toBe(true);
    }),
  );
});

test.each(['low', 'mid', 'high'] as const)('fields are misread about as often as level %s says', (level) => {
  const noise = noiseOf(level);
  const random = seeded(6);
  const values = { childName: 'Lê Hồng Hạnh', childBirthDate: '1962-08-17', entryNo: '123', motherAge: '31' };
  const wrong: Record<string, number> = {};
  const rows = 20_000;
  for (let n = 0; n < rows; n += 1)
    for (const [key, read] of Object.entries(readValues(values, 'hand', noise, random)))
      if (read !== values[key as keyof typeof values]) wrong[key] = (wrong[key] ?? 0) + 1;
  const expected = {
    childName: noise.misread.hand.name,
    childBirthDate: noise.misread.hand.date,
    entryNo: noise.misread.hand.number,
    motherAge: noise.misread.hand.age,
  };
  for (const [key, rate] of Object.entries(expected)) {
    const seen = (wrong[key] ?? 0) / rows;
    expect(seen, key).toBeGreaterThan(rate * 0.8);
    expect(seen, key).toBeLessThan(rate * 1.2);
  }
});
