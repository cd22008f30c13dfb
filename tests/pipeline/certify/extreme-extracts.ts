import type { AuthorizedExtract } from '#schemas/extract.ts';
import { sampleExtracts } from './sample-extracts.ts';

const place =
  'Số 123/45/67 ngách 89 ngõ 1011 đường Nguyễn Huỳnh Đức kéo dài, tổ dân phố số 17, khu tập thể Nhà máy Cơ khí Trần Hưng Đạo, phường Phạm Đình Hổ, quận Hai Bà Trưng, thành phố Hà Nội';
const note =
  'Thay đổi chữ đệm theo Quyết định số 15/QĐ-UBND ngày 06/01/2021 của Ủy ban nhân dân quận; cải chính năm sinh của người cha theo Quyết định số 220/QĐ-UBND ngày 14/05/2022 của Ủy ban nhân dân quận; xác định lại dân tộc theo Quyết định số 8/QĐ-UBND ngày 02/02/2023; bổ sung quê quán theo Quyết định số 31/QĐ-UBND ngày 19/12/2024. Ghi chú này cố ý viết thật dài, để thấy rằng một tờ giấy vẫn chứa đủ mọi điều đã ghi trong sổ, dù chữ phải nhỏ lại.';

/** 200 letters, a name as no book has one. */
export const endlessName = 'Huyền Tôn Nữ Nguyễn Phú '.repeat(9).slice(0, 200);

/** Every place, name and note as long as books have them. */
const long = (extract: AuthorizedExtract): AuthorizedExtract => {
  const values = { ...extract.values, note };
  for (const key of Object.keys(values) as (keyof typeof values)[]) {
    if (/Residence|Place|Origin|Birthplace/.test(key)) values[key] = place;
    if (key.endsWith('Name'))
      values[key] = 'Tôn Nữ Công Tằng Nguyễn Phúc Huyền Trân Hoàng Thị Diệu Ngọc Khánh';
  }
  return { ...extract, values };
};

const { birth, death, marriage } = sampleExtracts;
const { deathTime, ...withoutHour } = death.values;
const { fatherName, fatherBirthDate, fatherEthnicity, fatherNationality, fatherResidence, ...withoutFather } =
  birth.values;

/** Papers that try the layout: what is long, blank, foreign to Latin-1 or decomposed. */
export const extremeExtracts: Readonly<Record<string, AuthorizedExtract>> = {
  ...sampleExtracts,
  'a birth with everything long': long(birth),
  'a death with everything long': long(death),
  'a marriage with everything long': long(marriage),
  'a birth of 2015 with everything long': long(sampleExtracts.birth2015),
  'a birth abroad with everything long': long(sampleExtracts.birthAbroad),
  'a death abroad with everything long': long(sampleExtracts.deathAbroad),
  'a marriage abroad with everything long': long(sampleExtracts.marriageAbroad),
  'a birth with a name of 200 letters': {
    ...birth,
    values: { ...birth.values, childName: endlessName, motherName: endlessName, fatherName: endlessName },
  },
  'a birth without a father': { ...birth, values: withoutFather },
  'a birth of which little is known': {
    ...birth,
    values: { entryNo: '7', childName: 'H’Lơr Niê Kdăm', childBirthDate: '1932', motherName: 'Y Ƀlŭ Ayŭn' },
  },
  'a death without its hour': {
    ...death,
    values: { ...withoutHour, note: 'Đăng ký quá hạn.' },
  },
  'a birth typed decomposed': {
    ...birth,
    values: Object.fromEntries(
      Object.entries(birth.values).map(([key, text]) => [key, text?.normalize('NFD')]),
    ),
  },
};
