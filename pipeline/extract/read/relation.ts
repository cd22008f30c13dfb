import { type FieldReader, type Read, tidy, understood } from './reader.ts';
import { guessFrom, vocabulary } from './vocabulary.ts';

export const relations: readonly string[] = [
  ...['cha', 'cha đẻ', 'bố', 'bố đẻ', 'ba', 'mẹ', 'mẹ đẻ', 'má', 'cha nuôi', 'bố nuôi', 'mẹ nuôi'],
  ...['cha dượng', 'bố dượng', 'mẹ kế', 'bố vợ', 'mẹ vợ', 'bố chồng', 'mẹ chồng', 'vợ', 'chồng'],
  ...[
    'con',
    'con đẻ',
    'con trai',
    'con gái',
    'con nuôi',
    'con dâu',
    'con rể',
    'cháu',
    'cháu nội',
    'cháu ngoại',
  ],
  ...['cháu trai', 'cháu gái', 'cháu họ', 'chắt', 'ông', 'bà', 'ông nội', 'bà nội', 'ông ngoại', 'bà ngoại'],
  ...['cụ nội', 'cụ ngoại', 'bác', 'bác ruột', 'chú', 'chú ruột', 'cô', 'cô ruột', 'dì', 'dì ruột', 'cậu'],
  ...['cậu ruột', 'mợ', 'thím', 'dượng', 'anh', 'chị', 'em', 'anh trai', 'chị gái', 'em trai', 'em gái'],
  ...['anh ruột', 'chị ruột', 'em ruột', 'anh rể', 'chị dâu', 'em rể', 'em dâu', 'anh họ', 'chị họ', 'em họ'],
  ...['bản thân', 'tự khai', 'họ hàng', 'người thân', 'hàng xóm', 'người giám hộ', 'đồng nghiệp', 'chủ nhà'],
  ...['cán bộ y tế', 'y tá', 'hộ sinh', 'nữ hộ sinh', 'cơ quan', 'thủ trưởng cơ quan', 'tổ trưởng dân phố'],
  ...['tổ trưởng', 'trưởng thôn', 'công an', 'người phát hiện', 'ủy ban nhân dân', 'bệnh viện'],
];
const known = vocabulary(relations.map((word) => ({ value: word, spellings: [] })));

/** `là bố cháu bé`, `quan hệ: mẹ đẻ`: what stands around the word itself. */
const around =
  /^(?:quan hệ|là)\s*[:.]?\s*|\s+(?:của\s+)?(?:cháu bé|cháu|đứa trẻ|trẻ|người chết|người mất)$/giu;

/** How the declarant is related. Value: the word as it stands, in small letters; people have more words for it than any list. */
function read(text: string): Read {
  const value = tidy(text).toLowerCase();
  const bare = value.replace(around, '');
  const listed = known.exact(value) ?? known.exact(bare === '' ? value : bare);
  return listed === null
    ? { value: value === '' ? null : value, doubts: ['not-in-lexicon'], fit: 0.4, alternatives: [] }
    : understood(value);
}

export const relation: FieldReader = {
  read,
  guess(text) {
    const plain = read(text);
    return plain.doubts.length === 0 ? plain : (guessFrom(known, text) ?? plain);
  },
};
