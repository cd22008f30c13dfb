import { type FieldReader, tidy, understood } from './reader.ts';

/** Free text: it means what it says. */
export const text: FieldReader = { read: (written) => understood(tidy(written)) };
