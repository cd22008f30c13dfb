import type { LinkSpec } from '../fit/link-spec.ts';
import { block, comparison, place } from './spec-parts.ts';

/** Whether two marriages are one: two classes, for nobody marries like a sister. */
export const marriageSpec: LinkSpec = {
  id: 'marriage',
  of: 'marriage',
  classes: ['unrelated', 'same'],
  comparisons: [
    comparison('wifeName', 'name'),
    comparison('wifeBirthDate', 'date', { columns: ['wifeBirth'] }),
    comparison('wifePaper', 'id'),
    place('wifeResidence'),
    comparison('husbandName', 'name'),
    comparison('husbandBirthDate', 'date', { columns: ['husbandBirth'] }),
    comparison('husbandPaper', 'id'),
    comparison('marriageDate', 'date', { columns: ['marriedOn'] }),
    comparison('entryNo', 'registration', {
      columns: ['entryNo', 'registrationDate'],
      strangers: 'blocks',
    }),
  ],
  blocks: [
    block('registration', 20, ['body', 'value'], ['registrationYear', 'value'], ['entryNo', 'number']),
    block('couple', 60, ['wifeName', 'fold'], ['husbandName', 'given']),
    block('couple-turned', 60, ['wifeName', 'given'], ['husbandName', 'fold']),
    block('wife-day', 60, ['wifeName', 'given'], ['wifeBirth', 'day']),
    block('husband-day', 60, ['husbandName', 'given'], ['husbandBirth', 'day']),
    block('wife-year', 100, ['wifeName', 'fold'], ['wifeBirth', 'year']),
    block('husband-year', 100, ['husbandName', 'fold'], ['husbandBirth', 'year']),
    block('givens-day', 60, ['wifeName', 'given'], ['husbandName', 'given'], ['marriedOn', 'value']),
  ],
  learnsIn: ['couple', 'wife-day', 'husband-day', 'wife-year', 'givens-day'],
  pairsPerRecord: { same: 0.05 },
  thresholds: { ask: 0.9, tell: 0.95 },
};
