import { commonFields } from './common.ts';
import { field, type FieldTable } from './fields.ts';

/**
 * @source TT 15/2015/TT-BTP, Sổ đăng ký khai tử; columns: Ministry import KT (48 columns)
 * @source domain §3.2: the age at death and the occupation of older books, which the import has no column for
 */
export const deathFields = {
  ...commonFields,
  deceasedName: field('name', true, 'nktHoTen'),
  deceasedBirthDate: field('date', true, 'nktNgaySinh'),
  deceasedAge: field('age', false),
  deceasedSex: field('sex', true, 'nktGioiTinh'),
  deceasedEthnicity: field('ethnicity', true, 'nktDanToc'),
  deceasedNationality: field('nationality', true, 'nktQuocTich'),
  deceasedOccupation: field('text', false),
  deceasedResidence: field('place', false, 'nktNoiCuTru'),
  deceasedPersonalId: field('personal-id', true),
  deceasedPaper: field('paper', true, 'nktSoGiayToTuyThan'),
  deathTime: field('time', false, 'nktGioPhutChet'),
  deathDate: field('date', true, 'nktNgayChet'),
  deathDateInWords: field('date-in-words', false, 'nktNgayChetGhiBangChu'),
  deathPlace: field('place', false, 'nktNoiChet'),
  deathCause: field('text', false, 'nktNguyenNhanChet'),
  deathNotice: field('text', false, 'gbtSo'),
  declarantName: field('name', false, 'nycHoTen'),
  declarantPaper: field('paper', false, 'nycSoGiayToTuyThan'),
  declarantRelation: field('relation', false, 'nycQuanHe'),
  declarantAge: field('age', false),
  declarantResidence: field('place', false),
} as const satisfies FieldTable;
