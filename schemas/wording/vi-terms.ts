import type { ExtractStatus } from '../api/extracts.ts';
import type { PageSummary } from '../api/overview.ts';
import type { EventKind, RecordStatus } from '../events.ts';
import type { Doubt, FieldState, Settled } from '../field.ts';
import type { Role } from '../officer.ts';
import type { FieldKey, RecordKind } from '../record/kinds.ts';
import type { TroubleKind } from '../task.ts';

/** Every step of the graph, with the two starts, and what people answer for a check, which nothing follows. */
export type StepName =
  | 'page-scanned'
  | 'clean-page'
  | 'segment-page'
  | 'recognize-entry'
  | 'extract-fields'
  | 'match-records'
  | 'ledger-book'
  | 'verify-entry'
  | 'verify-entry-blind'
  | 'arbitrate-entry'
  | 'check-entry'
  | 'arbitrate-check'
  | 'approve-entry'
  | 'crop-entry'
  | 'relate-entry'
  | 'extract-requested'
  | 'authorize-extract'
  | 'seal-extract';

export const viTerms = {
  /** Why a file that an officer's own program signed is refused. */
  uploads: {
    'not-our-bytes': 'tệp không bắt đầu bằng đúng tờ giấy đã giao',
    'not-signed': 'không có chữ ký số hợp lệ trên toàn bộ tệp',
    'other-certificate': 'chứng thư số không phải chứng thư đã đăng ký của người ký',
    'other-changes': 'ngoài chữ ký, tệp còn bị sửa chỗ khác',
  },
  modelStates: { candidate: 'chưa quyết', active: 'đang dùng', retired: 'đã thay', rejected: 'đã bỏ' },
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
    'maybe-y-dot': 'có thể là chữ ỵ (nặng) mà máy hay đọc nhầm',
    'lunar-date': 'có thể là ngày âm lịch',
    'can-chi-year': 'năm ghi theo can chi',
    'approximate-date': 'ngày ghi phỏng chừng',
    'age-not-date': 'ghi tuổi, không ghi ngày sinh',
    'age-does-not-fit': 'tuổi không khớp với ngày tháng',
    ditto: 'dấu lặp lại ô trên',
    abbreviated: 'ghi tắt',
    'ambiguous-place': 'địa danh trùng tên nhiều nơi',
    'unit-not-then': 'khi ấy chưa có hoặc không còn đơn vị này',
    'not-in-book-area': 'không thuộc địa bàn của sổ',
    'events-out-of-order': 'thứ tự các sự kiện không hợp lý',
    'officer-unusual': 'người ký khác với các trang bên cạnh',
  } satisfies Record<Doubt, string>,
  fields: {
    entryNo: 'Số đăng ký',
    bookNo: 'Quyển số',
    registrationDate: 'Ngày đăng ký',
    signatory: 'Người ký',
    signatoryOffice: 'Chức vụ người ký',
    executor: 'Cán bộ thực hiện',
    witnesses: 'Người làm chứng',
    note: 'Ghi chú',
    childName: 'Họ tên người được khai sinh',
    childBirthDate: 'Ngày sinh',
    childBirthDateInWords: 'Ngày sinh bằng chữ',
    childBirthTime: 'Giờ sinh',
    childSex: 'Giới tính',
    childEthnicity: 'Dân tộc',
    childNationality: 'Quốc tịch',
    childBirthplace: 'Nơi sinh',
    childOrigin: 'Quê quán',
    childPersonalId: 'Số định danh cá nhân',
    motherName: 'Họ tên người mẹ',
    motherBirthDate: 'Ngày sinh của mẹ',
    motherAge: 'Tuổi của mẹ',
    motherEthnicity: 'Dân tộc của mẹ',
    motherNationality: 'Quốc tịch của mẹ',
    motherOccupation: 'Nghề nghiệp của mẹ',
    motherResidence: 'Nơi cư trú của mẹ',
    fatherName: 'Họ tên người cha',
    fatherBirthDate: 'Ngày sinh của cha',
    fatherAge: 'Tuổi của cha',
    fatherEthnicity: 'Dân tộc của cha',
    fatherNationality: 'Quốc tịch của cha',
    fatherOccupation: 'Nghề nghiệp của cha',
    fatherResidence: 'Nơi cư trú của cha',
    declarantName: 'Họ tên người đi khai',
    declarantPaper: 'Giấy tờ của người đi khai',
    declarantRelation: 'Quan hệ của người đi khai',
    declarantAge: 'Tuổi của người đi khai',
    declarantResidence: 'Nơi cư trú của người đi khai',
    deceasedName: 'Họ tên người chết',
    deceasedBirthDate: 'Ngày sinh của người chết',
    deceasedAge: 'Tuổi của người chết',
    deceasedSex: 'Giới tính của người chết',
    deceasedEthnicity: 'Dân tộc của người chết',
    deceasedNationality: 'Quốc tịch của người chết',
    deceasedOccupation: 'Nghề nghiệp của người chết',
    deceasedResidence: 'Nơi cư trú cuối cùng của người chết',
    deceasedPersonalId: 'Số định danh của người chết',
    deceasedPaper: 'Giấy tờ của người chết',
    deathTime: 'Giờ chết',
    deathDate: 'Ngày chết',
    deathDateInWords: 'Ngày chết bằng chữ',
    deathPlace: 'Nơi chết',
    deathCause: 'Nguyên nhân chết',
    deathNotice: 'Giấy báo tử',
    wifeName: 'Họ tên vợ',
    wifeBirthDate: 'Ngày sinh của vợ',
    wifeAge: 'Tuổi của vợ',
    wifeOrigin: 'Quê quán của vợ',
    wifeEthnicity: 'Dân tộc của vợ',
    wifeNationality: 'Quốc tịch của vợ',
    wifeOccupation: 'Nghề nghiệp của vợ',
    wifeResidence: 'Nơi cư trú của vợ',
    wifePaper: 'Giấy tờ của vợ',
    wifeMarriageOrder: 'Vợ kết hôn lần thứ mấy',
    husbandName: 'Họ tên chồng',
    husbandBirthDate: 'Ngày sinh của chồng',
    husbandAge: 'Tuổi của chồng',
    husbandOrigin: 'Quê quán của chồng',
    husbandEthnicity: 'Dân tộc của chồng',
    husbandNationality: 'Quốc tịch của chồng',
    husbandOccupation: 'Nghề nghiệp của chồng',
    husbandResidence: 'Nơi cư trú của chồng',
    husbandPaper: 'Giấy tờ của chồng',
    husbandMarriageOrder: 'Chồng kết hôn lần thứ mấy',
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
    'verify-entry-blind': 'Nhập lần hai',
    'arbitrate-entry': 'Phân xử',
    'check-entry': 'Nhập lại để kiểm chứng',
    'arbitrate-check': 'Phân xử kiểm chứng',
    'approve-entry': 'Phê duyệt',
    'extract-requested': 'Yêu cầu trích lục',
    'authorize-extract': 'Ký cấp trích lục',
    'seal-extract': 'Ký số và đóng dấu',
    'crop-entry': 'Cắt ảnh trường hợp',
    'relate-entry': 'Đối chiếu với trường hợp khác',
  } satisfies Record<StepName, string>,
  statuses: {
    unverified: 'Chưa kiểm tra',
    verified: 'Chờ phê duyệt',
    'sent-back': 'Trả lại kiểm tra',
    approved: 'Đã phê duyệt',
    revoked: 'Đã thu hồi, hủy bỏ',
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
  /** What a verified value rests on. */
  settled: {
    'as-read': 'máy đọc, người ký nhận',
    'one-look': 'một người kiểm tra',
    'two-keys': 'hai người nhập khớp nhau',
    arbitrated: 'phân xử',
  } satisfies Record<Settled, string>,
  troubleKinds: {
    unreadable: 'Không đọc được cả trường hợp',
    'missing-page': 'Thiếu trang',
    'wrong-form': 'Sai mẫu sổ',
    rescan: 'Cần quét lại',
    other: 'Vướng mắc khác',
  } satisfies Record<TroubleKind, string>,
  roles: {
    digitizer: 'Số hóa',
    verifier: 'Kiểm tra, đối chiếu',
    arbiter: 'Phân xử',
    approver: 'Phê duyệt',
    clerk: 'Tiếp công dân',
    registrar: 'Người ký',
    admin: 'Quản trị',
  } satisfies Record<Role, string>,
  events: {
    'entry-keyed': 'Đã nhập, chờ người thứ hai hoặc phân xử',
    'entry-verified': 'Đã kiểm tra, đối chiếu với sổ',
    'entry-sent-back': 'Trả lại để kiểm tra lại',
    'entry-approved': 'Đã phê duyệt',
    'record-corrected': 'Ghi cải chính, thay đổi',
    'record-revoked': 'Thu hồi, hủy đăng ký',
    'relation-decided': 'Xác định liên quan với trường hợp khác',
    'extract-authorized': 'Ký cấp trích lục',
    'extract-sealed': 'Trích lục đã ký số',
    'extract-stamped': 'Đã thêm dấu thời gian',
    'extract-voided': 'Không cấp, hủy số hoặc thu hồi',
  } satisfies Record<EventKind, string>,
} as const;
