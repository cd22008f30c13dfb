import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/** @source TT 15/2015/TT-BTP, Sổ đăng ký kết hôn; columns: Ministry import KH (44 columns) */
export const marriageFields = {
  ...commonFields,
  wifeName: field('name', true, 'voHoTen'),
  wifeBirthDate: field('date', true, 'voNgaySinh'),
  wifeEthnicity: field('ethnicity', true, 'voDanToc'),
  wifeNationality: field('nationality', true, 'voQuocTich'),
  wifeResidence: field('place', true, 'voNoiCuTru'),
  wifePaper: field('paper', true, 'voSoGiayToTuyThan'),
  husbandName: field('name', true, 'chongHoTen'),
  husbandBirthDate: field('date', true, 'chongNgaySinh'),
  husbandEthnicity: field('ethnicity', true, 'chongDanToc'),
  husbandNationality: field('nationality', true, 'chongQuocTich'),
  husbandResidence: field('place', true, 'chongNoiCuTru'),
  husbandPaper: field('paper', true, 'chongSoGiayToTuyThan'),
  marriageDate: field('date', true, 'ngayXacLapQuanHeHonNhan'),
} as const satisfies FieldTable;
