import type { CandidatePair } from '#schemas/match.ts';
import weights from './weights.json' with { type: 'json' };

/**
 * The pair that is most surely one registration written twice, in the two copies of a book (sổ kép); null when none is. The
 * same person registered again has another number and day, a twin has another name.
 * @source NĐ 158/2005/NĐ-CP Điều 68 (two books with the same entries)
 */
export const secondCopyAmong = (candidates: readonly CandidatePair[]): CandidatePair | null =>
  candidates.filter(isSameRegistration).toSorted((a, b) => b.weight - a.weight)[0] ?? null;

const subjects: readonly string[] = weights.subjects;

function isSameRegistration({ weight, comparisons }: CandidatePair): boolean {
  const levelOf = (field: string) => comparisons.find((one) => one.field === field)?.level ?? 'missing';
  const place = [levelOf('entryNo'), levelOf('registrationDate')];
  const otherPerson = comparisons.some(({ field, level }) => subjects.includes(field) && level === 'differs');
  return (
    weight >= weights.secondCopy && place.includes('exact') && !place.includes('differs') && !otherPerson
  );
}
