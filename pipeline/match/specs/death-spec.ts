import type { LinkSpec } from '../fit/link-spec.ts';
import { block, comparison, place } from './spec-parts.ts';

/** Whether two deaths are one. */
export const deathSpec: LinkSpec = {
  id: 'death',
  of: 'death',
  classes: ['unrelated', 'same'],
  comparisons: [
    comparison('deceasedName', 'name'),
    comparison('deceasedBirthDate', 'date', { columns: ['deceasedBirth'] }),
    comparison('deceasedSex', 'sex'),
    comparison('deceasedPersonalId', 'id'),
    comparison('deceasedPaper', 'id'),
    place('deceasedResidence'),
    comparison('deathDate', 'date'),
    // who died in one year was registered on one day more often than any two
    comparison('entryNo', 'registration', {
      columns: ['entryNo', 'registrationDate'],
      strangers: 'blocks',
    }),
  ],
  blocks: [
    block('registration', 20, ['body', 'value'], ['registrationYear', 'value'], ['entryNo', 'number']),
    block('name-death-year', 100, ['deceasedName', 'fold'], ['deathDate', 'year']),
    block('name-birth-year', 100, ['deceasedName', 'fold'], ['deceasedBirth', 'year']),
    block('given-death', 60, ['deceasedName', 'given'], ['deathDate', 'day']),
    block('given-birth', 60, ['deceasedName', 'given'], ['deceasedBirth', 'day']),
  ],
  learnsIn: ['name-birth-year', 'given-death', 'given-birth', 'name-death-year'],
  pairsPerRecord: { same: 0.05 },
  thresholds: { ask: 0.9, tell: 0.95 },
};
