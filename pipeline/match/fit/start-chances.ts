import type { ComparatorName } from '#schemas/link-model.ts';
import type { Chances } from './link-spec.ts';

const name = {
  exact: 0.8,
  spelling: 0.03,
  marks: 0.04,
  tone: 0.03,
  misread: 0.03,
  near: 0.02,
  shortened: 0.03,
  swapped: 0.001,
  part: 0.009,
  differs: 0.01,
} as const satisfies Chances;
const date = {
  exact: 0.82,
  contained: 0.08,
  'day-month': 0.01,
  digit: 0.02,
  lunar: 0.005,
  close: 0.01,
  near: 0.02,
  part: 0.015,
  differs: 0.02,
} as const satisfies Chances;

/**
 * How values of one person or event stand to each other before anything is learned, by comparator: most agree, the rest by kinds of
 * mistakes. Only starts: they count as much as a few dozen pairs.
 */
export const sameChances = {
  name,
  'noted-name': { ...name, renamed: 0.02 },
  date,
  'noted-date': { ...date, renamed: 0.01 },
  place: { exact: 0.55, renamed: 0.05, near: 0.05, contained: 0.1, part: 0.15, differs: 0.1 },
  'entry-number': { exact: 0.6, digit: 0.03, close: 0.005, differs: 0.365 },
  registration: {
    exact: 0.48,
    digit: 0.06,
    contained: 0.03,
    near: 0.005,
    close: 0.01,
    part: 0.015,
    shortened: 0.03,
    differs: 0.37,
  },
  sex: { exact: 0.98, differs: 0.02 },
  id: { exact: 0.9, digit: 0.05, differs: 0.05 },
  text: { exact: 0.75, near: 0.1, part: 0.05, differs: 0.1 },
  'given-name': { exact: 0.75, near: 0.1, part: 0.05, swapped: 0.02, differs: 0.08 },
  surname: { exact: 0.75, near: 0.1, part: 0.05, swapped: 0.001, differs: 0.1 },
} as const satisfies Record<ComparatorName, Chances>;
