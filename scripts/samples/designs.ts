import type { LabelledForm, PrintedText } from '#schemas/form.ts';
import type { Reader } from '#schemas/record/fields.ts';
import type { FieldKey, RecordKind } from '#schemas/record/kinds.ts';

/**
 * One piece of a line: print, or room to write in; room without a width shares what is left of the line. `reader`: where
 * this form asks for something else than the record's field holds.
 */
export type Part =
  | { readonly print: string; readonly weight?: PrintedText['weight'] }
  | { readonly write: FieldKey; readonly widthMm?: number; readonly reader?: Reader };
export type Row = readonly Part[];

/** What a register page says and in which order; `lay-out-form.ts` makes places of it. */
export interface FormDesign {
  readonly kind: RecordKind;
  readonly facts: Omit<LabelledForm, 'kind' | 'layout' | 'page' | 'printed' | 'rules' | 'entries'>;
  readonly heading: string;
  readonly recordHead: string;
  readonly sideHead: string;
  readonly noteHead: string;
  readonly noteLines: number;
  readonly foot: string;
  readonly rows: readonly Row[];
  /** Labels beside the tick boxes, one array of lines each. */
  readonly ticks: readonly (readonly string[])[];
  readonly signatures: readonly string[];
  readonly linePitchMm: number;
  readonly signBaselineMm: number;
}

const facts = {
  version: 1,
  usedFrom: 2016,
  usedTo: 2020,
  source: 'TT 15/2015/TT-BTP; labels and order as a provincial application printed them in 2017-2018',
  certainty: 'reconstructed',
  language: 'vie',
  collections: [],
} as const;
const heads = {
  recordHead: 'Nội dung đăng ký',
  sideHead: 'Loại đăng ký',
  noteHead: 'Ghi chú',
  foot: 'Ban hành kèm theo Thông tư số 15/2015/TT-BTP',
} as const;

const numbers: readonly Row[] = [
  [{ print: 'Số:' }, { write: 'entryNo', widthMm: 34 }, { print: 'Quyển số:' }, { write: 'bookNo' }],
  [{ print: 'Ngày, tháng, năm đăng ký:' }, { write: 'registrationDate' }],
];
const origin = (ethnicity: FieldKey, nationality: FieldKey): Row => [
  { print: 'Dân tộc:' },
  { write: ethnicity },
  { print: 'Quốc tịch:' },
  { write: nationality },
];

export const birthDesign: FormDesign = {
  kind: 'birth',
  facts: { ...facts, id: 'birth-2015-tt15', title: 'Sổ đăng ký khai sinh', collections: [] },
  ...heads,
  heading: 'SỔ ĐĂNG KÝ KHAI SINH',
  rows: [
    ...numbers,
    [{ print: 'Người được đăng ký khai sinh', weight: 'bold' }],
    [{ print: 'Họ, chữ đệm, tên:', weight: 'bold' }, { write: 'childName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'childBirthDate' }],
    [{ print: 'ghi bằng chữ:' }, { write: 'childBirthDateInWords' }],
    [{ write: 'childBirthDateInWords' }],
    [
      { print: 'Giới tính:' },
      { write: 'childSex', widthMm: 16 },
      { print: 'Dân tộc:' },
      { write: 'childEthnicity', widthMm: 20 },
      { print: 'Quốc tịch:' },
      { write: 'childNationality' },
    ],
    [{ print: 'Nơi sinh:' }, { write: 'childBirthplace' }],
    [{ write: 'childBirthplace' }],
    [{ print: 'Quê quán:' }, { write: 'childOrigin' }],
    [{ write: 'childOrigin' }],
    [{ print: 'Số định danh cá nhân:' }, { write: 'childPersonalId' }],
    [{ print: 'Họ, chữ đệm, tên mẹ:', weight: 'bold' }, { write: 'motherName' }],
    [
      { print: 'Năm sinh:' },
      { write: 'motherBirthDate', widthMm: 22, reader: 'year' },
      { print: 'Dân tộc:' },
      { write: 'motherEthnicity', widthMm: 18 },
      { print: 'Quốc tịch:' },
      { write: 'motherNationality' },
    ],
    [{ print: 'Nơi cư trú:' }, { write: 'motherResidence' }],
    [{ write: 'motherResidence' }],
    [{ print: 'Họ, chữ đệm, tên cha:', weight: 'bold' }, { write: 'fatherName' }],
    [
      { print: 'Năm sinh:' },
      { write: 'fatherBirthDate', widthMm: 22, reader: 'year' },
      { print: 'Dân tộc:' },
      { write: 'fatherEthnicity', widthMm: 18 },
      { print: 'Quốc tịch:' },
      { write: 'fatherNationality' },
    ],
    [{ print: 'Nơi cư trú:' }, { write: 'fatherResidence' }],
    [{ write: 'fatherResidence' }],
    [{ print: 'Họ, chữ đệm, tên người đi khai sinh:' }, { write: 'declarantName' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'declarantPaper' }],
    [{ print: 'Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh/Trích lục ghi vào sổ' }],
    [{ print: 'hộ tịch việc khai sinh:' }, { write: 'signatory' }],
  ],
  ticks: [
    ['Đúng hạn'],
    ['Quá hạn'],
    ['Đăng ký lại'],
    ['Trẻ chưa xác định', 'được cha mẹ'],
    ['Trẻ bị bỏ rơi'],
    ['Ghi vào sổ hộ tịch', 'việc khai sinh'],
  ],
  noteLines: 9,
  signatures: ['Người đi khai sinh', 'Người thực hiện'],
  linePitchMm: 8.1,
  signBaselineMm: 250.5,
};

export const deathDesign: FormDesign = {
  kind: 'death',
  facts: { ...facts, id: 'death-2015-tt15', title: 'Sổ đăng ký khai tử', collections: [] },
  ...heads,
  heading: 'SỔ ĐĂNG KÝ KHAI TỬ',
  rows: [
    ...numbers,
    [{ print: 'Phần ghi về người được khai tử', weight: 'bold' }],
    [{ print: 'Họ, chữ đệm, tên:', weight: 'bold' }, { write: 'deceasedName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'deceasedBirthDate' }],
    [
      { print: 'Giới tính:' },
      { write: 'deceasedSex', widthMm: 16 },
      { print: 'Dân tộc:' },
      { write: 'deceasedEthnicity', widthMm: 20 },
      { print: 'Quốc tịch:' },
      { write: 'deceasedNationality' },
    ],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'deceasedPaper' }],
    [
      { print: 'Đã chết vào lúc:' },
      { write: 'deathTime', widthMm: 13 },
      { print: 'giờ' },
      { write: 'deathTime', widthMm: 13 },
      { print: 'phút, ngày' },
      { write: 'deathDate' },
    ],
    [{ print: 'Nơi chết:' }, { write: 'deathPlace' }],
    [{ write: 'deathPlace' }],
    [{ print: 'Nguyên nhân chết:' }, { write: 'deathCause' }],
    [{ print: 'Giấy báo tử/giấy tờ thay thế Giấy báo tử số:' }, { write: 'deathNotice' }],
    [{ print: 'Do:' }, { write: 'deathNotice' }],
    [{ print: 'Cấp ngày:' }, { write: 'deathNotice' }],
    [{ print: 'Người đi đăng ký khai tử', weight: 'bold' }],
    [{ print: 'Họ, chữ đệm, tên:' }, { write: 'declarantName' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'declarantPaper' }],
    [{ print: 'Họ, chữ đệm, tên, chức vụ người ký Trích lục khai tử:' }],
    [{ write: 'signatory' }],
  ],
  ticks: [
    ['Đúng hạn'],
    ['Quá hạn'],
    ['Đăng ký lại'],
    ['Trẻ dưới 01 tuổi'],
    ['Trẻ từ 01 tuổi', 'đến dưới 5 tuổi'],
    ['Ghi vào sổ hộ tịch', 'việc khai tử'],
  ],
  noteLines: 9,
  signatures: ['Người đi khai tử', 'Người thực hiện'],
  linePitchMm: 9.4,
  signBaselineMm: 230,
};

export const marriageDesign: FormDesign = {
  kind: 'marriage',
  facts: { ...facts, id: 'marriage-2015-tt15', title: 'Sổ đăng ký kết hôn', collections: [] },
  ...heads,
  heading: 'SỔ ĐĂNG KÝ KẾT HÔN',
  rows: [
    ...numbers,
    [{ print: 'Họ, chữ đệm, tên người vợ:', weight: 'bold' }, { write: 'wifeName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'wifeBirthDate' }],
    origin('wifeEthnicity', 'wifeNationality'),
    [{ print: 'Nơi cư trú:' }, { write: 'wifeResidence' }],
    [{ write: 'wifeResidence' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'wifePaper' }],
    [{ print: 'Họ, chữ đệm, tên người chồng:', weight: 'bold' }, { write: 'husbandName' }],
    [{ print: 'Ngày, tháng, năm sinh:' }, { write: 'husbandBirthDate' }],
    origin('husbandEthnicity', 'husbandNationality'),
    [{ print: 'Nơi cư trú:' }, { write: 'husbandResidence' }],
    [{ write: 'husbandResidence' }],
    [{ print: 'Giấy tờ tùy thân:' }, { write: 'husbandPaper' }],
    [{ print: 'Ngày, tháng, năm xác nhận quan hệ hôn nhân:' }, { write: 'marriageDate' }],
    [{ print: 'Họ, chữ đệm, tên, chức vụ người ký Giấy chứng nhận kết hôn/' }],
    [{ print: 'Trích lục ghi chú kết hôn:' }, { write: 'signatory' }],
  ],
  ticks: [['Kết hôn lần đầu'], ['Đăng ký lại'], ['Ghi chú kết hôn']],
  noteLines: 14,
  signatures: ['Vợ', 'Chồng', 'Người thực hiện'],
  linePitchMm: 10.2,
  signBaselineMm: 230,
};

export const designs: readonly FormDesign[] = [birthDesign, deathDesign, marriageDesign];
