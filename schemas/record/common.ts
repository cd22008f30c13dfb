import { field } from './fields.ts';

/**
 * Every registration, of whatever kind, stands somewhere in a book and was signed by someone. No form has all fields of a
 * kind: what a form does not ask for is not in its records.
 */
export const commonFields = {
  entryNo: field('entry-number', true, 'so'),
  bookNo: field('book-number', true, 'quyenSo'),
  registrationDate: field('date', true, 'ngayDangKy'),
  signatory: field('name', false, 'nguoiKy'),
  signatoryOffice: field('office', false, 'chucVuNguoiKy'),
  /** Who wrote the entry: cán bộ tư pháp hộ tịch. */
  executor: field('name', false, 'nguoiThucHien'),
  /** Until 1961. @source TT 05-NV */
  witnesses: field('text', false),
  note: field('text', false, 'ghiChu'),
} as const;
