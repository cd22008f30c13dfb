/** Sentences of the check page, for anybody. */
export const viCheck = {
  check: {
    title: 'Kiểm tra trích lục',
    lead: 'Dành cho người nhận giấy. Không cần đăng nhập.',

    scan: 'Quét mã QR trên giấy',
    scanning: 'Đưa mã QR vào khung',
    stop: 'Dừng quét',
    choose: 'Chọn ảnh mã QR hoặc tệp PDF',
    drop: 'Kéo ảnh hoặc tệp PDF thả vào trang này cũng được. Ảnh được đọc ngay trên máy này, không gửi đi.',
    enter: 'Nhập 16 ký tự in dưới hình QR',
    submit: 'Kiểm tra',
    working: 'Đang kiểm tra…',
    another: 'Kiểm tra giấy khác',
    again: 'Kiểm tra lại',

    noCamera: 'Không mở được máy ảnh. Cho phép trang này dùng máy ảnh, hoặc chọn ảnh, hoặc nhập mã bên dưới.',
    noQr: 'Không thấy mã QR trong ảnh này. Chụp lại gần hơn, đủ sáng, thấy cả bốn góc của mã.',
    otherQr:
      'Mã QR này không phải mã của trích lục. Trên giấy có thể có mã QR khác: quét mã có 16 ký tự in bên dưới.',
    badFile: 'Không mở được tệp này. Cần một tấm ảnh, hoặc tệp PDF của trích lục.',
    offline: 'Đang không có mạng: vẫn kiểm tra được chữ ký trong mã QR.',
    ready: 'Trang này dùng được cả khi không có mạng.',
    install: 'Cài lên máy',

    valid: 'Trích lục có thật và còn hiệu lực',
    validHint:
      'Đối chiếu từng mục dưới đây với tờ giấy đang cầm. Khác bất kỳ mục nào thì giấy không phải do cơ quan này cấp.',
    corrected: 'Trích lục có thật, nhưng thông tin hộ tịch đã được cải chính sau ngày cấp',
    correctedHint: 'Trang này không nêu nội dung cải chính. Đề nghị người giữ giấy xin bản sao mới.',
    voided: 'Trích lục đã bị thu hồi, không còn hiệu lực',
    voidedHint: 'Không dùng giấy này. Hỏi cơ quan cấp để biết thêm.',
    unknown: 'Không có trích lục nào mang mã này',
    unknownHint:
      'Kiểm tra lại từng chữ của mã in dưới hình QR. Nếu mã đúng, giấy không phải do cơ quan này cấp.',
    heldThen: 'Giấy thật lúc cấp; chưa biết hiện nay còn hiệu lực không',
    heldThenHint:
      'Mã QR đúng là do cơ quan cấp ký. Chưa hỏi được sổ cấp nên chưa biết giấy có bị thu hồi, hoặc thông tin có được cải chính sau đó không. Có mạng thì kiểm tra lại.',
    forged: 'Mã QR đã bị sửa hoặc làm giả',
    forgedHint:
      'Nội dung trong mã không còn như cơ quan cấp đã ký. Nếu mở từ một đường dẫn được gửi đến, có thể đường dẫn bị cắt: quét lại mã trên giấy. Vẫn như vậy thì không dùng giấy này.',
    otherCode: 'Mã QR và mã 16 ký tự là của hai giấy khác nhau',
    otherCodeHint: 'Không dùng giấy này. Hỏi cơ quan cấp.',
    keyUnknown: 'Mã QR được ký bằng khóa mà trang này không biết',
    keyUnknownHint:
      'Giấy có thể do cơ quan khác cấp, được cấp trước khi cơ quan đổi khóa, hoặc là giấy giả. Có mạng thì nhập 16 ký tự in dưới hình QR để hỏi sổ cấp.',
    unlisted: 'Mã QR được ký đúng, nhưng sổ cấp không có giấy này',
    unlistedHint: 'Chưa nên dùng giấy này. Hỏi cơ quan cấp.',
    elsewhere: 'Mã QR dẫn tới trang khác, không phải trang của cơ quan này',
    elsewhereHint:
      'Địa chỉ trong mã: {host}. Nếu giấy do cơ quan khác cấp, tự gõ địa chỉ mà cơ quan đó công bố để kiểm tra; đừng mở theo mã.',
    notChecked: 'Chưa kiểm tra được giấy này',
    notCheckedHint:
      'Khi không có mạng chỉ kiểm tra được chữ ký trong mã QR. Quét mã QR trên giấy, hoặc thử lại khi có mạng.',

    fileValid: 'Tệp PDF thật, còn nguyên và còn hiệu lực',
    fileValidHint: 'Từng chữ trong tệp là của cơ quan cấp. Bản in ra từ tệp phải giống hệt tệp.',
    fileCorrected: 'Tệp PDF thật, nhưng thông tin hộ tịch đã được cải chính sau ngày cấp',
    fileCorrectedHint: 'Trang này không nêu nội dung cải chính. Đề nghị người giữ giấy xin bản sao mới.',
    fileVoided: 'Tệp PDF thật, nhưng trích lục đã bị thu hồi',
    fileVoidedHint: 'Không dùng tệp này. Hỏi cơ quan cấp để biết thêm.',
    fileUnlisted: 'Chữ ký trên tệp đúng, nhưng sổ cấp không có giấy này',
    fileUnlistedHint: 'Chưa nên dùng tệp này. Hỏi cơ quan cấp.',
    fileAltered: 'Tệp PDF đã bị sửa sau khi ký',
    fileAlteredHint: 'Có chỗ trong tệp không còn như lúc ký. Không dùng tệp này.',
    fileStranger: 'Tệp PDF được ký bằng chứng thư số mà cơ quan này không biết',
    fileStrangerHint: 'Tệp này không phải do cơ quan này cấp.',
    fileNotOurs: 'Tệp PDF này không phải trích lục đã ký số của cơ quan này',
    fileNotOursHint:
      'Tệp có thể đã được in lại, quét lại hoặc lưu lại bằng chương trình khác. Đề nghị gửi đúng tệp gốc đã nhận từ cơ quan cấp.',
    fileOffline: 'Kiểm tra tệp PDF cần có mạng. Khi không có mạng, quét mã QR trên giấy.',
    fileNotKept: 'Tệp chỉ được đọc để kiểm tra, không được lưu lại.',

    test: 'Giấy thử: làm để thử phần mềm, không có giá trị.',
    strangeKey:
      'Chữ ký trong mã QR chưa kiểm tra được: ký bằng khóa mà trang này không biết. Kết quả trên là theo sổ cấp.',

    number: 'Số',
    kind: 'Loại giấy',
    issuedOn: 'Ngày cấp',
    body: 'Cơ quan cấp',
    entry: 'Chỗ ghi trong sổ',
    entryPlace: 'Quyển số {bookNo}, trang {page}, số {entryNo}',
    crop: 'Mã ảnh trang sổ',
    cropHint:
      'Nếu giấy có trang ảnh chụp mục trong sổ, dòng “SHA-256 của ảnh” phải bắt đầu bằng các chữ này.',
    titles: {
      GKS: 'Giấy khai sinh (bản sao)',
      TLKS: 'Trích lục khai sinh (bản sao)',
      TLKT: 'Trích lục khai tử (bản sao)',
      TLKH: 'Trích lục kết hôn (bản sao)',
    },

    checked: 'Đã kiểm tra những gì',
    signature: 'Chữ ký trong mã QR',
    signatures: {
      holds: 'Đúng',
      wrong: 'Không đúng',
      strange: 'Khóa không biết',
      none: 'Không có: chỉ có mã 16 ký tự',
      unchecked: 'Chưa kiểm tra được: chưa tải được khóa của cơ quan',
    },
    register: 'Hiện trạng trong sổ cấp',
    registers: { asked: 'Đã hỏi lúc {at}', offline: 'Chưa hỏi được: không có mạng', failed: 'Chưa hỏi được' },
    fileSignature: 'Chữ ký số',
    signedBy: '{by}[, {at}]: {how}',
    good: 'đúng',
    bad: 'không đúng',
    level: 'Dấu thời gian',
    levels: { stamped: 'Có ({level})', unstamped: 'Chưa có ({level})' },

    privacy: 'Trang này không nêu thông tin nào của người trong giấy.',
  },
} as const;
