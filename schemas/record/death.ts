import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/** @source TT 15/2015/TT-BTP, Sổ đăng ký khai tử; columns: Ministry import KT (48 columns) */
export const deathFields = {
  ...commonFields,
  deceasedName: field('name', true, 'nktHoTen'),
  deceasedBirthDate: field('date', true, 'nktNgaySinh'),
  deceasedSex: field('sex', true, 'nktGioiTinh'),
  deceasedEthnicity: field('ethnicity', true, 'nktDanToc'),
  deceasedNationality: field('nationality', true, 'nktQuocTich'),
  deceasedPersonalId: field('personal-id', true),
  deceasedPaper: field('paper', true, 'nktSoGiayToTuyThan'),
  deathTime: field('time', false, 'nktGioPhutChet'),
  deathDate: field('date', true, 'nktNgayChet'),
  deathPlace: field('place', false, 'nktNoiChet'),
  deathCause: field('text', false, 'nktNguyenNhanChet'),
  deathNotice: field('text', false, 'gbtSo'),
  declarantName: field('name', false, 'nycHoTen'),
  declarantPaper: field('paper', false, 'nycSoGiayToTuyThan'),
} as const satisfies FieldTable;
