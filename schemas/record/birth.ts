import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/**
 * @source TT 15/2015/TT-BTP, Sổ đăng ký khai sinh; columns: Ministry import KS (60 columns)
 * @source domain §3.2: ages, occupations and the hour of birth of older books, which the import has no column for
 */
export const birthFields = {
  ...commonFields,
  childName: field('name', true, 'nksHoTen'),
  childBirthDate: field('date', true, 'nksNgaySinh'),
  childBirthDateInWords: field('date-in-words', true, 'nksNgaySinhBangChu'),
  childBirthTime: field('time', false),
  childSex: field('sex', true, 'nksGioiTinh'),
  childEthnicity: field('ethnicity', true, 'nksDanToc'),
  childNationality: field('nationality', true, 'nksQuocTich'),
  childBirthplace: field('place', true, 'nksNoiSinh'),
  childOrigin: field('place', true, 'nksQueQuan'),
  childPersonalId: field('personal-id', true),
  motherName: field('name', true, 'meHoTen'),
  motherBirthDate: field('date', false, 'meNgaySinh'),
  motherAge: field('age', false),
  motherEthnicity: field('ethnicity', false, 'meDanToc'),
  motherNationality: field('nationality', false, 'meQuocTich'),
  motherOccupation: field('text', false),
  motherResidence: field('place', false, 'meNoiCuTru'),
  fatherName: field('name', true, 'chaHoTen'),
  fatherBirthDate: field('date', false, 'chaNgaySinh'),
  fatherAge: field('age', false),
  fatherEthnicity: field('ethnicity', false, 'chaDanToc'),
  fatherNationality: field('nationality', false, 'chaQuocTich'),
  fatherOccupation: field('text', false),
  fatherResidence: field('place', false, 'chaNoiCuTru'),
  declarantName: field('name', false, 'nycHoTen'),
  declarantPaper: field('paper', false, 'nycSoGiayToTuyThan'),
  declarantRelation: field('relation', false, 'nycQuanHe'),
  declarantAge: field('age', false),
  declarantResidence: field('place', false),
} as const satisfies FieldTable;
