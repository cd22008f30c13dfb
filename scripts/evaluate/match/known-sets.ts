import type { Mapping } from './mapping.ts';

/** Public sets that the project's own figures are made on: file name (without `.csv`), column of the truth, what columns hold. */
export const knownSets: Readonly<Record<string, { readonly truth: string; readonly mapping: Mapping }>> = {
  febrl3: {
    truth: 'rec_id',
    mapping: {
      columns: {
        given_name: 'given-name',
        surname: 'surname',
        street_number: 'number',
        address_1: 'text',
        address_2: 'text',
        suburb: 'place',
        postcode: 'number',
        state: 'text',
        date_of_birth: 'date',
        soc_sec_id: 'id',
      },
      truth: { pattern: '^rec-(\\d+)-' },
    },
  },
  fake_1000: {
    truth: 'cluster',
    mapping: {
      columns: { first_name: 'given-name', surname: 'surname', dob: 'date', city: 'place', email: 'text' },
    },
  },
};
