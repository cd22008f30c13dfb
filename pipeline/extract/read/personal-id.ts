import { personalIdFacts } from '../personal-id.ts';
import { type FieldReader, notUnderstood, type Read, understood } from './reader.ts';

/** Số định danh cá nhân. Value: twelve digits without spaces. An unknown province is a doubt, not an error. */
function read(text: string): Read {
  const digits = text.replace(/[\s.]/g, '');
  const facts = personalIdFacts(digits);
  if (facts === null) return notUnderstood();
  return facts.placeKnown
    ? understood(digits)
    : { ...understood(digits, ['not-in-lexicon']), fit: 0.6, prior: -2 };
}

export const personalId: FieldReader = { read };
