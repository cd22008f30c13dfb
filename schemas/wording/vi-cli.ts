/** Sentences of the command line (`scripts/`). */
export const viCli = {
  loading: 'Đang nạp sổ {book}: {done}/{of} trang',
  loaded: 'Đã nạp {books} sổ, {pages} trang ({known} trang đã có từ trước).',
  reading: 'Đang đọc: {done}/{of} trang, {rate} trang/phút, còn khoảng {eta}',
  readDone: 'Đã đọc xong {pages} trang trong {time}; {setAside} trang để riêng.',
  ready: 'Sẵn sàng. Mở bằng trình duyệt: {url}',
  accounts: 'Tài khoản thử (mật khẩu {password}):',
  stopping: 'Đang dừng, việc dở dang sẽ làm tiếp lần sau…',
  stopped: 'Đã dừng.',
  nothingDue: 'Không còn việc nào cho máy.',
} as const;
