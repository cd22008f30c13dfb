import type { FormDesign } from './designs/design.ts';
import { birth2015 } from './designs/birth-2015-tt15.ts';
import { birth2020 } from './designs/birth-2020-tt04.ts';
import { death2015 } from './designs/death-2015-tt15.ts';
import { death2020 } from './designs/death-2020-tt04.ts';
import { marriage2015 } from './designs/marriage-2015-tt15.ts';
import { marriage2020 } from './designs/marriage-2020-tt04.ts';

/** Every register page of ours. `npm run lay-out-forms` makes their form.json. */
export const designs: readonly FormDesign[] = [
  birth2020,
  death2020,
  marriage2020,
  birth2015,
  death2015,
  marriage2015,
];
