import { sameChances } from '../fit/start-chances.ts';
import type { Chances, LinkSpec } from '../fit/link-spec.ts';
import { block, comparison, known, learned, place } from './spec-parts.ts';

/** Parents, their days and homes: the same for the child, its twin and its sister. */
const ofFamily = { twin: { like: 'same' }, sibling: { like: 'same' } } as const;

/** A sister's name: another given name; in some families one alike (Hùng and Hưng). */
const siblingName: Chances = {
  exact: 0.00004,
  spelling: 0.0001,
  marks: 0.004,
  tone: 0.004,
  misread: 0.012,
  near: 0.01,
  shortened: 0.0005,
  swapped: 0.0002,
  part: 0.003,
  renamed: 0.015,
  differs: 0.9509,
};
/** More alike than a sister's: An and Ân, Long and Lân. */
const twinName: Chances = {
  ...siblingName,
  exact: 0.0001,
  part: 0.0005,
  marks: 0.02,
  tone: 0.02,
  misread: 0.04,
  near: 0.03,
  differs: 0.8726,
};

/** Born the same day, or before and after midnight; misread as any. */
const twinDate: Chances = {
  exact: 0.9,
  contained: 0.04,
  'day-month': 0.005,
  digit: 0.015,
  lunar: 0.001,
  close: 0.02,
  near: 0.01,
  part: 0.004,
  differs: 0.005,
  renamed: 0.001,
};
/** Seven months apart at the least. */
const siblingDate: Chances = {
  exact: 0.0005,
  contained: 0.01,
  'day-month': 0.0005,
  digit: 0.004,
  lunar: 0.0005,
  close: 0.0005,
  near: 0.004,
  part: 0.03,
  renamed: 0.01,
  differs: 0.94,
};

/** One after the other; what else comes of misreading. */
const twinRegistration: Chances = {
  exact: 0.005,
  digit: 0.015,
  contained: 0.001,
  near: 0.001,
  close: 0.78,
  part: 0.05,
  shortened: 0.06,
  differs: 0.088,
};

/** Where both years are known and so far apart, the rest that agrees is chance: two of three pairs, 4 in 1,000 of one birth. */
const within = (column: string, years: number, of: ReturnType<typeof block>) => ({
  ...of,
  within: [{ column, years }],
});

/** What two births are to each other. @source research/peers.md d */
export const birthSpec: LinkSpec = {
  id: 'birth',
  of: 'birth',
  classes: ['unrelated', 'same', 'twin', 'sibling'],
  comparisons: [
    comparison('childName', 'noted-name', {
      columns: ['childName', 'note'],
      frequency: 'names',
      spread: {
        twin: { start: twinName, weighs: 100, held: ['exact', 'spelling', 'shortened', 'part', 'renamed'] },
        sibling: known(siblingName),
      },
    }),
    comparison('childBirthDate', 'noted-date', {
      columns: ['childBirthDate', 'note'],
      spread: { twin: known(twinDate), sibling: known(siblingDate) },
    }),
    comparison('childSex', 'sex', {
      spread: { twin: known({ exact: 0.62, differs: 0.38 }), sibling: known({ exact: 0.5, differs: 0.5 }) },
    }),
    comparison('childPersonalId', 'id', {
      spread: {
        twin: known({ exact: 0.001, digit: 0.02, differs: 0.979 }),
        sibling: known({ exact: 0.001, digit: 0.001, differs: 0.998 }),
      },
    }),
    place('childBirthplace', {
      twin: { like: 'same' },
      sibling: learned({ exact: 0.4, part: 0.3, differs: 0.25 }),
    }),
    place('childOrigin', ofFamily),
    comparison('motherName', 'name', { spread: ofFamily }),
    comparison('motherBirthDate', 'date', { columns: ['motherBirth'], spread: ofFamily }),
    place('motherResidence', ofFamily),
    comparison('fatherName', 'name', { spread: ofFamily }),
    comparison('fatherBirthDate', 'date', { columns: ['fatherBirth'], spread: ofFamily }),
    comparison('entryNo', 'registration', {
      columns: ['entryNo', 'registrationDate'],
      // strangers born in one year are registered on one day more often than any two
      strangers: 'blocks',
      spread: {
        same: { start: sameChances.registration, weighs: 40, held: ['close', 'part'] },
        twin: known(twinRegistration),
        sibling: { like: 'unrelated' },
      },
    }),
  ],
  // measured by `npm run bench -- match`: together they hold .9948 of the pairs that are the same
  blocks: [
    block('registration', 20, ['body', 'value'], ['registrationYear', 'value'], ['entryNo', 'number']),
    block('child-day', 60, ['childName', 'given'], ['childBirthDate', 'day']),
    within('motherBirth', 4, block('child-year', 100, ['childName', 'fold'], ['childBirthDate', 'year'])),
    within('motherBirth', 3, block('mother-father', 60, ['motherName', 'fold'], ['fatherName', 'given'])),
    within('fatherBirth', 3, block('father-mother', 60, ['fatherName', 'fold'], ['motherName', 'given'])),
    within('childBirthDate', 4, block('child-mother', 60, ['childName', 'given'], ['motherName', 'fold'])),
    within('childBirthDate', 4, block('child-father', 60, ['childName', 'given'], ['fatherName', 'fold'])),
    block('day-mother', 60, ['childBirthDate', 'day'], ['motherName', 'given']),
    block('day-father', 60, ['childBirthDate', 'day'], ['fatherName', 'given']),
    within('childBirthDate', 4, block('name-mother', 60, ['childName', 'fold'], ['motherName', 'given'])),
    within('childBirthDate', 4, block('name-father', 60, ['childName', 'fold'], ['fatherName', 'given'])),
    within(
      'childBirthDate',
      4,
      block('number-mother', 60, ['body', 'value'], ['entryNo', 'number'], ['motherName', 'given']),
    ),
    within(
      'childBirthDate',
      4,
      block('givens', 60, ['childName', 'given'], ['motherName', 'given'], ['fatherName', 'given']),
    ),
  ],
  learnsIn: ['child-day', 'child-year', 'mother-father', 'child-mother', 'child-father', 'day-mother'],
  caution: { twin: 3 },
  pairsPerRecord: { same: 0.06, twin: 0.01, sibling: 0.7 },
  thresholds: { ask: 0.85, tell: 0.95, twin: 0.01 },
};
