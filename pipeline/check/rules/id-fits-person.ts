import type { FieldKey } from '#schemas/record/kinds.ts';
import { personalIdFacts } from '../../extract/personal-id.ts';
import type { Checked, Finding, Rule } from '../rule.ts';

/** Where a person's number, birth date and sex stand. */
const people: readonly { id: FieldKey; born: FieldKey; sex: FieldKey | 'Nam' | 'Nữ' }[] = [
  { id: 'childPersonalId', born: 'childBirthDate', sex: 'childSex' },
  { id: 'deceasedPersonalId', born: 'deceasedBirthDate', sex: 'deceasedSex' },
  { id: 'deceasedPaper', born: 'deceasedBirthDate', sex: 'deceasedSex' },
  { id: 'wifePaper', born: 'wifeBirthDate', sex: 'Nữ' },
  { id: 'husbandPaper', born: 'husbandBirthDate', sex: 'Nam' },
];

/** The one number of twelve digits in a text. */
const twelveDigits = (text: string): string | null =>
  /(?<!\d)\d{12}(?!\d)/.exec(text.replace(/(?<=\d)[ .](?=\d)/g, ''))?.[0] ?? null;

function differs(record: Checked, person: (typeof people)[number]): boolean {
  const id = twelveDigits(record.value(person.id) ?? '');
  const facts = id === null ? null : personalIdFacts(id);
  if (facts === null) return false;
  const born = record.date(person.born);
  const sex = person.sex === 'Nam' || person.sex === 'Nữ' ? person.sex : record.value(person.sex);
  if (born !== null && born.year !== facts.birthYear) return true;
  return (sex === 'Nam' || sex === 'Nữ') && sex !== facts.sex;
}

/**
 * Century, sex and year in a personal number against the record. A doubt only: after a correction of sex or birth year the
 * old number stays valid. @source NĐ 137/2015/NĐ-CP Điều 13; NĐ 70/2024/NĐ-CP Điều 11 khoản 7–8
 */
export const idFitsPerson: Rule = (record) =>
  people
    .filter((person) => differs(record, person))
    .map(({ id }): Finding => ({ field: id, doubt: 'id-does-not-fit-person' }));
