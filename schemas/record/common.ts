import { field } from './fields.ts';

/** Every registration, of whatever kind, stands somewhere in a book and was signed by someone. */
export const commonFields = {
  entryNo: field('entry-number', true, 'so'),
  bookNo: field('book-number', true, 'quyenSo'),
  registrationDate: field('date', true, 'ngayDangKy'),
  signatory: field('name', false, 'nguoiKy'),
  note: field('text', false, 'ghiChu'),
} as const;
