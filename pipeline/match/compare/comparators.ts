import type { ComparatorName } from '#schemas/link-model.ts';
import type { Comparator } from './comparator.ts';
import { dateComparator } from './date.ts';
import { entryNumberComparator } from './entry-number.ts';
import { idComparator } from './id.ts';
import { nameComparator } from './name.ts';
import { notedDateComparator, notedNameComparator } from './noted.ts';
import { placeComparator } from './place.ts';
import { registrationComparator } from './registration.ts';
import { sexComparator } from './sex.ts';
import { givenNameComparator, surnameComparator, textComparator } from './text.ts';

/** By the name a model calls them. What one prepares only itself compares. */
export const comparators = {
  name: nameComparator,
  'noted-name': notedNameComparator,
  date: dateComparator,
  'noted-date': notedDateComparator,
  place: placeComparator,
  'entry-number': entryNumberComparator,
  registration: registrationComparator,
  sex: sexComparator,
  id: idComparator,
  text: textComparator,
  'given-name': givenNameComparator,
  surname: surnameComparator,
} as const satisfies Record<ComparatorName, unknown>;

/** A comparator with what it prepares kept to itself. */
export const comparatorOf = (name: ComparatorName): Comparator<unknown> =>
  comparators[name] as Comparator<unknown>;
