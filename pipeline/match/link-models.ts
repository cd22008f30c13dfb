import { LinkModel } from '#schemas/link-model.ts';
import type { RecordKind } from '#schemas/record/kinds.ts';
import birth from './models/birth.json' with { type: 'json' };
import death from './models/death.json' with { type: 'json' };
import marriage from './models/marriage.json' with { type: 'json' };
import person from './models/person.json' with { type: 'json' };

/** What entries of one kind are to each other, by kind. Fitted by `npm run evaluate -- fit-match`. */
export const entryModels: Readonly<Record<RecordKind, LinkModel>> = {
  birth: LinkModel.parse(birth),
  death: LinkModel.parse(death),
  marriage: LinkModel.parse(marriage),
};

/** Whether people named in two entries are one. */
export const personModel: LinkModel = LinkModel.parse(person);
