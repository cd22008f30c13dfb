import type { LinkSpec } from '../fit/link-spec.ts';
import { block, comparison, place } from './spec-parts.ts';

/** Whether people named in two entries, of one kind or of two, are one; columns of `person-columns.ts`. */
export const personSpec: LinkSpec = {
  id: 'person',
  of: 'person',
  classes: ['unrelated', 'same'],
  comparisons: [
    comparison('name', 'name'),
    comparison('birth', 'date'),
    comparison('id', 'id'),
    comparison('partner', 'name'),
    place('home'),
    place('origin'),
  ],
  blocks: [
    block('name-day', 60, ['name', 'given'], ['birth', 'day']),
    block('name-year', 100, ['name', 'fold'], ['birth', 'year']),
    block('couple', 60, ['name', 'fold'], ['partner', 'fold']),
    block('name-origin', 60, ['name', 'fold'], ['origin', 'fold']),
  ],
  pairsPerRecord: { same: 0.5 },
  // nobody is asked: `ask` is what it takes to be joined into one person (`isSure`), `tell` to be shown
  thresholds: { ask: 0.9, tell: 0.7 },
};
