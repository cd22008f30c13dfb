import { fold } from '#schemas/fold.ts';
import type { ComparisonLevel } from '#schemas/match.ts';
import type { Comparator } from './comparator.ts';
import { dateComparator } from './date.ts';
import { nameComparator } from './name.ts';

/** A value, and whether a note on its entry says that such a value was corrected. */
interface Noted<P> {
  readonly value: P;
  readonly isCorrected: boolean;
}

/** @source Luật Hộ tịch 60/2014/QH13 Điều 26–29; NĐ 83/1998/NĐ-CP: cải chính, thay đổi, bổ sung */
const corrects = /\b(?:cai chinh|dinh chinh|thay doi|bo sung)\b/;

/**
 * Values beside the note of their entry (two columns): `renamed` where they differ and a note on one of the two corrects such
 * a value, which is what makes them differ; else as without notes.
 */
const noted = <P>(plain: Comparator<P>, speaksOf: RegExp): Comparator<Noted<P>> => {
  const levels: readonly ComparisonLevel[] = [...plain.levels, 'renamed'];
  const renamed = levels.length - 1;
  return {
    levels,
    prepare: (written) => {
      const [own = '', note = ''] = written.split('\u0000');
      const value = own === '' ? null : plain.prepare(own);
      if (value === null) return null;
      const folded = note === '' ? '' : fold(note);
      return { value, isCorrected: corrects.test(folded) && speaksOf.test(folded) };
    },
    compare: (a, b) => {
      const level = plain.compare(a.value, b.value);
      return level > 0 && level < renamed && a.isCorrected !== b.isCorrected ? renamed : level;
    },
  };
};

export const notedNameComparator = noted(nameComparator, /\b(?:ten|ho)\b/);
export const notedDateComparator = noted(dateComparator, /\b(?:ngay|thang|nam) sinh\b/);
