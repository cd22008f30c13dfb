import type { LinkModel } from '#schemas/link-model.ts';
import type { Comparable, ComparisonLevel } from '#schemas/match.ts';
import type { RelationKind } from '#schemas/relation-kind.ts';
import { fold } from '#schemas/fold.ts';
import { missing } from './compare/comparator.ts';
import type { LevelOfPair } from './weigh-pair.ts';

/** What a note says of a correction. @source Luật Hộ tịch 60/2014/QH13 Điều 26–29; 83/1998/NĐ-CP: cải chính, bổ sung */
const corrects = /\b(?:cai chinh|dinh chinh|thay doi|bo sung|sua)\b/;

/** Number and day agree, one perhaps misread or missing. */
const oneRegistration: readonly ComparisonLevel[] = ['exact', 'digit', 'contained', 'shortened'];
const otherValue: readonly ComparisonLevel[] = ['differs', 'part'];

/**
 * Of two entries that are one: `corrected` where a note on one says so and the other has none, or where number and day agree
 * and the name or the day of the event is another, not misread; `second-copy` where number and day agree and no two bodies are
 * named; else `re-registration`.
 * @source NĐ 158/2005/NĐ-CP Điều 68 (two books); Luật Hộ tịch 60/2014/QH13 Điều 24, 26–29
 */
export function kindOfSame(
  model: LinkModel,
  levels: readonly LevelOfPair[],
  a: Comparable,
  b: Comparable,
): RelationKind {
  const levelOf = (name: string): ComparisonLevel => {
    const c = model.comparisons.findIndex((one) => one.name === name);
    const level = levels[c]?.level ?? missing;
    return level === missing ? 'missing' : (model.comparisons[c]?.levels[level] as ComparisonLevel);
  };
  const isCorrected = ({ values }: Comparable) => corrects.test(fold(values.note ?? ''));
  if (isCorrected(a) !== isCorrected(b)) return 'corrected';
  const isOtherBody = a.body !== undefined && b.body !== undefined && a.body !== b.body;
  if (isOtherBody || !oneRegistration.includes(levelOf('entryNo'))) return 're-registration';
  const subject = model.comparisons.slice(0, 2).some(({ name }) => otherValue.includes(levelOf(name)));
  return subject ? 'corrected' : 'second-copy';
}
