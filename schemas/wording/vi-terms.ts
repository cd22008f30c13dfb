import type { ExtractStatus } from '../api/extracts.ts';
import type { PageSummary } from '../api/overview.ts';
import type { EventKind, RecordStatus } from '../events.ts';
import type { Doubt, FieldState } from '../field.ts';
import type { Role } from '../officer.ts';
import type { FieldKey, RecordKind } from '../record/kinds.ts';

/** Every step of the graph, with the two starts. */
export type StepName =
  | 'page-scanned'
  | 'clean-page'
  | 'segment-page'
  | 'recognize-entry'
  | 'extract-fields'
  | 'match-records'
  | 'ledger-book'
  | 'verify-entry'
  | 'approve-entry'
  | 'extract-requested'
  | 'authorize-extract'
  | 'seal-extract';

export const viTerms = {
  doubts: {
    'low-confidence': 'máy đọc không chắc',
    'readings-differ': 'hai lần đọc khác nhau',
    'not-understood': 'không hiểu được giá trị',
    'not-in-lexicon': 'không có trong danh mục',
    'near-lexicon': 'gần giống một tên trong danh mục',
    'impossible-date': 'ngày không có trong lịch',
    'partial-date': 'ngày ghi thiếu',
    'words-and-digits-differ': 'ngày bằng chữ và bằng số không khớp',
    'date-after-registration': 'ngày sau ngày đăng ký',
    'born-after-death': 'ngày sinh sau ngày mất',
    'parent-too-young': 'cha hoặc mẹ quá trẻ so với con',
    'under-marriage-age': 'chưa đủ tuổi kết hôn',
    'id-does-not-fit-person': 'số định danh không khớp năm sinh hoặc giới tính',
    'sex-does-not-fit-name': 'giới tính có vẻ không hợp với tên',
    'number-out-of-sequence': 'số đăng ký lệch thứ tự trong sổ',
    'unreadable-letter': 'có chữ không đọc được',
    'blank-but-expected': 'để trống, thường phải có',
    'struck-out': 'có gạch xóa',
  } satisfies Record<Doubt, string>,
  fields: {
    entryNo: 'Số đăng ký',
    bookNo: 'Quyển số',
    registrationDate: 'Ngày đăng ký',
    signatory: 'Người ký',
    note: 'Ghi chú',
    childName: 'Họ tên người được khai sinh',
    childBirthDate: 'Ngày sinh',
    childBirthDateInWords: 'Ngày sinh bằng chữ',
    childSex: 'Giới tính',
    childEthnicity: 'Dân tộc',
    childNationality: 'Quốc tịch',
    childBirthplace: 'Nơi sinh',
    childOrigin: 'Quê quán',
    childPersonalId: 'Số định danh cá nhân',
    motherName: 'Họ tên người mẹ',
    motherBirthDate: 'Ngày sinh của mẹ',
    motherEthnicity: 'Dân tộc của mẹ',
    motherNationality: 'Quốc tịch của mẹ',
    motherResidence: 'Nơi cư trú của mẹ',
    fatherName: 'Họ tên người cha',
    fatherBirthDate: 'Ngày sinh của cha',
    fatherEthnicity: 'Dân tộc của cha',
    fatherNationality: 'Quốc tịch của cha',
    fatherResidence: 'Nơi cư trú của cha',
    declarantName: 'Họ tên người đi khai',
    declarantPaper: 'Giấy tờ của người đi khai',
    deceasedName: 'Họ tên người chết',
    deceasedBirthDate: 'Ngày sinh của người chết',
    deceasedSex: 'Giới tính của người chết',
    deceasedEthnicity: 'Dân tộc của người chết',
    deceasedNationality: 'Quốc tịch của người chết',
    deceasedPersonalId: 'Số định danh của người chết',
    deceasedPaper: 'Giấy tờ của người chết',
    deathTime: 'Giờ chết',
    deathDate: 'Ngày chết',
    deathPlace: 'Nơi chết',
    deathCause: 'Nguyên nhân chết',
    deathNotice: 'Giấy báo tử',
    wifeName: 'Họ tên vợ',
    wifeBirthDate: 'Ngày sinh của vợ',
    wifeEthnicity: 'Dân tộc của vợ',
    wifeNationality: 'Quốc tịch của vợ',
    wifeResidence: 'Nơi cư trú của vợ',
    wifePaper: 'Giấy tờ của vợ',
    husbandName: 'Họ tên chồng',
    husbandBirthDate: 'Ngày sinh của chồng',
    husbandEthnicity: 'Dân tộc của chồng',
    husbandNationality: 'Quốc tịch của chồng',
    husbandResidence: 'Nơi cư trú của chồng',
    husbandPaper: 'Giấy tờ của chồng',
    marriageDate: 'Ngày xác lập quan hệ hôn nhân',
  } satisfies Record<FieldKey, string>,
  kinds: { birth: 'Khai sinh', death: 'Khai tử', marriage: 'Kết hôn' } satisfies Record<RecordKind, string>,
  steps: {
    'page-scanned': 'Nhận bản quét',
    'clean-page': 'Làm sạch trang',
    'segment-page': 'Tách trường hợp',
    'recognize-entry': 'Đọc chữ',
    'extract-fields': 'Hiểu từng mục',
    'match-records': 'So khớp',
    'ledger-book': 'Đối soát sổ',
    'verify-entry': 'Kiểm tra, đối chiếu',
    'approve-entry': 'Phê duyệt',
    'extract-requested': 'Yêu cầu trích lục',
    'authorize-extract': 'Ký cấp trích lục',
    'seal-extract': 'Ký số và đóng dấu',
  } satisfies Record<StepName, string>,
  statuses: {
    unverified: 'Chưa kiểm tra',
    verified: 'Chờ phê duyệt',
    'sent-back': 'Trả lại kiểm tra',
    approved: 'Đã phê duyệt',
  } satisfies Record<RecordStatus, string>,
  extractStatuses: {
    requested: 'Chờ ký',
    authorized: 'Đang đóng dấu',
    sealed: 'Đã cấp',
    voided: 'Không cấp',
  } satisfies Record<ExtractStatus, string>,
  pageStates: {
    waiting: 'đang chờ',
    reading: 'đang đọc',
    read: 'đã đọc xong',
    'set-aside': 'để riêng, cần xem',
  } satisfies Record<PageSummary['state'], string>,
  fieldStates: {
    written: 'có ghi',
    blank: 'trống trong sổ',
    unreadable: 'không đọc được',
  } satisfies Record<FieldState, string>,
  roles: {
    digitizer: 'Số hóa',
    verifier: 'Kiểm tra, đối chiếu',
    approver: 'Phê duyệt',
    clerk: 'Tiếp công dân',
    registrar: 'Người ký',
    admin: 'Quản trị',
  } satisfies Record<Role, string>,
  events: {
    'entry-verified': 'Đã kiểm tra, đối chiếu với sổ',
    'entry-sent-back': 'Trả lại để kiểm tra lại',
    'entry-approved': 'Đã phê duyệt',
    'extract-authorized': 'Ký cấp trích lục',
    'extract-sealed': 'Trích lục đã ký số',
    'extract-voided': 'Không cấp, hủy số',
  } satisfies Record<EventKind, string>,
} as const;
