import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/**
 * @source TT 15/2015/TT-BTP, Sổ đăng ký kết hôn; columns: Ministry import KH (44 columns)
 * @source domain §3.2: occupations and "lần thứ mấy" of older books, which the import has no column for
 */
export const marriageFields = {
  ...commonFields,
  wifeName: field('name', true, 'voHoTen'),
  wifeBirthDate: field('date', true, 'voNgaySinh'),
  wifeAge: field('age', false),
  wifeOrigin: field('place', false),
  wifeEthnicity: field('ethnicity', true, 'voDanToc'),
  wifeNationality: field('nationality', true, 'voQuocTich'),
  wifeOccupation: field('text', false),
  wifeResidence: field('place', true, 'voNoiCuTru'),
  wifePaper: field('paper', true, 'voSoGiayToTuyThan'),
  /** Lần thứ mấy: a first, a second marriage. */
  wifeMarriageOrder: field('text', false),
  husbandName: field('name', true, 'chongHoTen'),
  husbandBirthDate: field('date', true, 'chongNgaySinh'),
  husbandAge: field('age', false),
  husbandOrigin: field('place', false),
  husbandEthnicity: field('ethnicity', true, 'chongDanToc'),
  husbandNationality: field('nationality', true, 'chongQuocTich'),
  husbandOccupation: field('text', false),
  husbandResidence: field('place', true, 'chongNoiCuTru'),
  husbandPaper: field('paper', true, 'chongSoGiayToTuyThan'),
  husbandMarriageOrder: field('text', false),
  marriageDate: field('date', true, 'ngayXacLapQuanHeHonNhan'),
} as const satisfies FieldTable;
