/** Signing in with a second key, and how far people are. Part of the web's wording. */
export const viAccess = {
  secondKey: {
    code: 'Mã 6 số',
    codeHint: 'Mã đang hiện trong ứng dụng xác thực trên điện thoại',
  },
  progress: {
    pagesWaiting: 'Chờ đọc',
    pagesReading: 'Đang đọc',
    toVerify: 'Cần kiểm tra',
    secondKey: 'Nhập lần hai',
    toArbitrate: 'Phân xử',
    toApprove: 'Chờ duyệt',
    inTrouble: 'Vướng mắc',
    fieldsLeft: 'Mục còn lại',
    fieldsLeftCount: 'còn {count} mục',
    troublesOpen: '{count} vướng mắc chưa xử lý',
    people: 'Đang làm việc',
    peopleCount: '{count} người',
    pace: 'Nhịp của người',
    fieldsPerMinute: '{rate} mục/phút',
    etaPeople: 'Người còn khoảng',
    nobody: 'chưa ai làm trong 30 phút qua',
    inHands: '{count} trường hợp đang trong tay',
    live: 'Trực tiếp, {time}',
    entriesByState: 'Trường hợp theo tình trạng',
  },
} as const;
