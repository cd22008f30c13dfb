import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generationRarity } from '#pipeline/match/generation-rarity.ts';
import { personModel } from '#pipeline/match/link-models.ts';
import { peopleLevels } from '#pipeline/match/people-levels.ts';
import { type PersonSeen, peopleSeen } from '#pipeline/match/person-columns.ts';
import { priorOfRoles, rolesKey } from '#pipeline/match/prior-of.ts';
import { PersonRole } from '#schemas/relation-kind.ts';

const ofNames = personModel.comparisons.find(({ name }) => name === 'name');
if (!ofNames?.frequency?.generations) throw new Error('the model of people has no generations');

const woman = (year: string): PersonSeen =>
  peopleSeen('marriage', {
    wifeName: 'Trần Thị Thơm',
    wifeBirthDate: year,
    registrationDate: '1990-05-20',
  })[0] as PersonSeen;

test('an old name says less among the old', () => {
  const rarities = ['1930', '1970', '2001'].map(
    (year) => peopleLevels(personModel, woman(year), woman(year))[0]?.rarity ?? Number.NaN,
  );
  expect(rarities).toEqual(rarities.toSorted((a, b) => a - b));
  expect(rarities[0]).toBeLessThan(rarities[2] as number);
});

test('a name is nowhere rarer than in the lexicon, and rarest where nothing is known of the age is the commonest', () => {
  const year = fc.integer({ min: 1880, max: 2026 });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 40, noNaN: true }), year, year, (rarity, one, other) => {
      const own = generationRarity(ofNames, rarity, [one, other]);
      expect(own).toBeLessThanOrEqual(rarity);
      expect(own).toBe(generationRarity(ofNames, rarity, [other, one]));
      expect(generationRarity(ofNames, rarity, [])).toBeLessThanOrEqual(own);
    }),
  );
});

test('whether two people are one is never likelier by their roles than the prior of all', () => {
  for (const one of PersonRole.options)
    for (const other of PersonRole.options) {
      const prior = priorOfRoles(personModel, one, other);
      expect(prior).toEqual(priorOfRoles(personModel, other, one));
      expect(prior[1]).toBeLessThanOrEqual(personModel.prior[1] as number);
    }
  expect(priorOfRoles({ ...personModel, priorOfRoles: undefined }, 'child', 'mother')).toEqual(
    personModel.prior,
  );
  expect(rolesKey('mother', 'child')).toBe('child mother');
});

test('the number of a paper of somebody who died is that of their marriage', () => {
  const [deceased] = peopleSeen('death', { deceasedName: 'Trần Thị Thơm', deceasedPaper: 'CMND 012345678' });
  const [wife] = peopleSeen('marriage', { wifeName: 'Trần Thị Thơm', wifePaper: 'CMND 012345678' });
  const at = personModel.comparisons.findIndex(({ name }) => name === 'id');
  expect(peopleLevels(personModel, deceased as PersonSeen, wife as PersonSeen)[at]?.level).toBe(0);
});
