/** Sentences of the check page, for anybody. */
export const viCheck = {
  check: {
    title: 'Kiểm tra trích lục',
    valid: 'Trích lục có thật và còn hiệu lực',
    validHint:
      'Đối chiếu số, loại giấy và ngày cấp trên đây với tờ giấy đang cầm. Khác bất kỳ mục nào thì giấy không phải do cơ quan này cấp.',
    corrected: 'Trích lục có thật, nhưng thông tin hộ tịch đã được cải chính sau ngày cấp',
    correctedHint: 'Trang này không nêu nội dung cải chính. Đề nghị người giữ giấy xin bản sao mới.',
    voided: 'Trích lục này đã bị thu hồi, không còn hiệu lực',
    voidedHint: 'Không dùng giấy này. Hỏi cơ quan cấp để biết thêm.',
    unknown: 'Không có trích lục nào mang mã này',
    unknownHint:
      'Kiểm tra lại từng chữ của mã in dưới hình QR. Nếu mã đúng, giấy không phải do cơ quan này cấp.',
    number: 'Số',
    kind: 'Loại giấy',
    issuedOn: 'Ngày cấp',
    body: 'Cơ quan cấp',
    privacy: 'Trang này không nêu thông tin nào của người trong giấy.',
    another: 'Kiểm tra mã khác',
    enter: 'Nhập 16 ký tự in dưới hình QR',
    submit: 'Kiểm tra',
    working: 'Đang kiểm tra…',
  },
} as const;
