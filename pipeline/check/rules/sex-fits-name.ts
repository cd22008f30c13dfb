import names from '#pipeline/lexicon/names.generated.json' with { type: 'json' };
import type { Finding, Rule } from '../rule.ts';

const middles: Readonly<Record<string, readonly number[]>> = names.middles;
/** Seen so often with one sex, and so rarely with the other, that the other is worth a look. */
const seen = 1000;
const share = 0.985;

/** The sex that a middle name nearly always goes with: Thị, Văn. */
function usualSex(middle: string): 'Nam' | 'Nữ' | null {
  const [male = 0, female = 0] = middles[middle] ?? [];
  if (male + female < seen) return null;
  if (male / (male + female) > share) return 'Nam';
  return female / (male + female) > share ? 'Nữ' : null;
}

/** A sex that the middle name speaks against: names break the rule, so it is only a doubt. @source counts of names-vi */
export const sexFitsName: Rule = (record) =>
  (
    [
      ['childName', 'childSex'],
      ['deceasedName', 'deceasedSex'],
    ] as const
  ).flatMap(([nameKey, sexKey]): Finding[] => {
    const syllables = (record.value(nameKey) ?? '').split(' ');
    const sex = record.value(sexKey);
    const usual = syllables
      .slice(1, -1)
      .map(usualSex)
      .find((found) => found !== null);
    return usual && (sex === 'Nam' || sex === 'Nữ') && sex !== usual
      ? [{ field: sexKey, doubt: 'sex-does-not-fit-name' }]
      : [];
  });
