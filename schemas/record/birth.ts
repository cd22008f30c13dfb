import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/** @source TT 15/2015/TT-BTP, Sổ đăng ký khai sinh; columns: Ministry import KS (60 columns) */
export const birthFields = {
  ...commonFields,
  childName: field('name', true, 'nksHoTen'),
  childBirthDate: field('date', true, 'nksNgaySinh'),
  childBirthDateInWords: field('date-in-words', true, 'nksNgaySinhBangChu'),
  childSex: field('sex', true, 'nksGioiTinh'),
  childEthnicity: field('ethnicity', true, 'nksDanToc'),
  childNationality: field('nationality', true, 'nksQuocTich'),
  childBirthplace: field('place', true, 'nksNoiSinh'),
  childOrigin: field('place', true, 'nksQueQuan'),
  childPersonalId: field('personal-id', true),
  motherName: field('name', true, 'meHoTen'),
  motherBirthDate: field('date', false, 'meNgaySinh'),
  motherEthnicity: field('ethnicity', false, 'meDanToc'),
  motherNationality: field('nationality', false, 'meQuocTich'),
  motherResidence: field('place', false, 'meNoiCuTru'),
  fatherName: field('name', true, 'chaHoTen'),
  fatherBirthDate: field('date', false, 'chaNgaySinh'),
  fatherEthnicity: field('ethnicity', false, 'chaDanToc'),
  fatherNationality: field('nationality', false, 'chaQuocTich'),
  fatherResidence: field('place', false, 'chaNoiCuTru'),
  declarantName: field('name', false, 'nycHoTen'),
  declarantPaper: field('paper', false, 'nycSoGiayToTuyThan'),
} as const satisfies FieldTable;
