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

/** The weights that are in use: those that come with the program, or what was fitted here in their place. */
export interface LinkModels {
  readonly entries: Readonly<Record<RecordKind, LinkModel>>;
  readonly person: LinkModel;
}

export const shippedModels: LinkModels = { entries: entryModels, person: personModel };

/** The shipped weights with those in their place that were fitted here. */
export function modelsWith(fitted: readonly LinkModel[]): LinkModels {
  const of = (kind: LinkModel['of'], shipped: LinkModel) =>
    fitted.find((model) => model.of === kind) ?? shipped;
  const { birth, death, marriage } = entryModels;
  return {
    entries: { birth: of('birth', birth), death: of('death', death), marriage: of('marriage', marriage) },
    person: of('person', personModel),
  };
}
