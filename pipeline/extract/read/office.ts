import { type FieldReader, type Read, tidy, understood } from './reader.ts';
import { guessFrom, vocabulary } from './vocabulary.ts';

/** What a body that registers has: committees of every time, justice offices, missions abroad. @source domain §4.4 */
const bodies = [
  '',
  ' UBND',
  ' UBHC',
  ' Ủy ban nhân dân',
  ' Ủy ban hành chính',
  ' UBND phường',
  ' UBND xã',
  ' UBND thị trấn',
  ' UBND huyện',
  ' UBND quận',
];
export const offices: readonly string[] = [
  ...['Chủ tịch', 'Phó Chủ tịch', 'Phó Chủ tịch thường trực', 'Q. Chủ tịch', 'Quyền Chủ tịch'].flatMap(
    (office) => bodies.map((body) => office + body),
  ),
  ...[
    'Ủy viên',
    'Ủy viên thường trực',
    'Ủy viên thư ký',
    'Thư ký',
    'Hộ tịch viên',
    'Cán bộ hộ tịch',
    'Ban Tư pháp',
  ],
  ...['Trưởng ban Tư pháp', 'Cán bộ tư pháp', 'Cán bộ tư pháp hộ tịch', 'Cán bộ tư pháp - hộ tịch'],
  ...['Công chức tư pháp - hộ tịch', 'Công chức tư pháp hộ tịch', 'Công chức làm công tác hộ tịch'],
  ...['Trưởng phòng Tư pháp', 'Phó Trưởng phòng Tư pháp', 'Giám đốc Sở Tư pháp', 'Phó Giám đốc Sở Tư pháp'],
  ...['Trưởng công an', 'Lãnh sự', 'Tổng Lãnh sự', 'Đại sứ', 'Bí thư thứ nhất'],
];
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/^PCT(?=\s|$)/iu, 'Phó Chủ tịch'],
  [/^CT(?=\s|$)/iu, 'Chủ tịch'],
  [/^UV(?=\s|$)/iu, 'Ủy viên'],
  [/^K\.?\s?T\.?\s+chủ tịch\s*[,-]?\s*/iu, ''],
  [/^T\.?\s?M\.?\s+(?:UBND|UBHC|ủy ban (?:nhân dân|hành chính))\s*(?:phường|xã|thị trấn)?\s*[,-]?\s*/iu, ''],
];
const known = vocabulary(offices.map((value) => ({ value, spellings: [] })));

/** `PCT` → `Phó Chủ tịch`; "thay mặt" and "ký thay" before an office are no part of it. */
const inFull = (text: string): string =>
  shortForms.reduce((so, [short, full]) => so.replace(short, full), tidy(text)) || tidy(text);

/** An officer's office. Value: as written, usual short forms in full; one that is not listed stays, with a doubt. */
function read(text: string): Read {
  const value = inFull(text);
  return known.exact(value) === null
    ? { value: value === '' ? null : value, doubts: ['not-in-lexicon'], fit: 0.5, alternatives: [] }
    : understood(value);
}

export const office: FieldReader = {
  read,
  guess(text) {
    const plain = read(text);
    return plain.doubts.length === 0 ? plain : (guessFrom(known, inFull(text)) ?? plain);
  },
};
