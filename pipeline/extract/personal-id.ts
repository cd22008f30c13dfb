import provinces from '#pipeline/lexicon/id-provinces.json' with { type: 'json' };

/** What the digits of a personal identification number say; it has no check digit. */
export interface PersonalIdFacts {
  readonly sex: 'Nam' | 'Nữ';
  readonly birthYear: number;
  /**
   * The first three digits are a province of the list, or may be a country: those begin at 100, and there are some 200 of them
   * (bounds from memory, domain §5.4; past them is doubted, never refused).
   */
  readonly placeKnown: boolean;
}

const known = new Set(provinces);

/**
 * Null unless it is twelve digits. @source NĐ 137/2015/NĐ-CP Điều 13: three digits of place, one of century and sex (1900–1999
 * nam 0, nữ 1; 2000–2099 2, 3 …), two of the birth year, six at random
 */
export function personalIdFacts(id: string): PersonalIdFacts | null {
  const digits = /^(\d{3})(\d)(\d{2})\d{6}$/.exec(id);
  if (!digits) return null;
  const [, place = '', centuryAndSex = '', year = ''] = digits;
  const code = Number(centuryAndSex);
  return {
    sex: code % 2 === 0 ? 'Nam' : 'Nữ',
    birthYear: 1900 + Math.floor(code / 2) * 100 + Number(year),
    placeKnown: known.has(place) || (Number(place) >= 100 && Number(place) < 400),
  };
}
