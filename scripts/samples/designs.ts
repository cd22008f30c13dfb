import type { FormDesign } from './designs/design.ts';
import { birth2015 } from './designs/birth-2015-tt15.ts';
import { birth2020 } from './designs/birth-2020-tt04.ts';
import { death2015 } from './designs/death-2015-tt15.ts';
import { death2020 } from './designs/death-2020-tt04.ts';
import { marriage2015 } from './designs/marriage-2015-tt15.ts';
import { marriage2020 } from './designs/marriage-2020-tt04.ts';
import { birth2010 } from './designs/birth-2010-tt08a.ts';
import { death2010 } from './designs/death-2010-tt08a.ts';
import { marriage2010 } from './designs/marriage-2010-tt08a.ts';
import { birth1999 } from './designs/birth-1999-nd83.ts';
import { death1999 } from './designs/death-1999-nd83.ts';
import { marriage1999 } from './designs/marriage-1999-nd83.ts';
import { birth1956 } from './designs/birth-1956-764ttg.ts';
import { death1956 } from './designs/death-1956-764ttg.ts';
import { marriage1956 } from './designs/marriage-1956-764ttg.ts';

/** Every register page of ours. `npm run lay-out-forms` makes their form.json. */
export const designs: readonly FormDesign[] = [
  birth2020,
  death2020,
  marriage2020,
  birth2015,
  death2015,
  marriage2015,
  birth2010,
  death2010,
  marriage2010,
  birth1999,
  death1999,
  marriage1999,
  birth1956,
  death1956,
  marriage1956,
];
