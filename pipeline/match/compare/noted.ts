import { fold } from '#schemas/fold.ts';
import { packed } from './comparator.ts';
import { dateComparator } from './date.ts';
import { nameComparator } from './name.ts';

/** @source Luật Hộ tịch 60/2014/QH13 Điều 26–29; NĐ 83/1998/NĐ-CP: cải chính, thay đổi, bổ sung */
const corrects = /\b(?:cai chinh|dinh chinh|thay doi|bo sung)\b/;

/**
 * Values beside the note of their entry (two columns): `renamed` where they differ and a note on one of the two corrects such
 * a value, which is what makes them differ; else as without notes.
 */
function noted({ levels: plain, prepare, packing }: typeof nameComparator, speaksOf: RegExp) {
  const renamed = plain.length;
  return packed(
    [...plain, 'renamed'],
    (written) => {
      const [own = '', note = ''] = written.split('\u0000');
      const value = own === '' ? null : prepare(own);
      if (value === null) return null;
      const folded = note === '' ? '' : fold(note);
      return [Number(corrects.test(folded) && speaksOf.test(folded)), ...Array.from(value)];
    },
    (x, a, y, b) => {
      const level = packing.compareAt(x, a + 1, y, b + 1);
      return level > 0 && level < renamed && x[a] !== y[b] ? renamed : level;
    },
  );
}

export const notedNameComparator = noted(nameComparator, /\b(?:ten|ho)\b/);
export const notedDateComparator = noted(dateComparator, /\b(?:ngay|thang|nam) sinh\b/);
