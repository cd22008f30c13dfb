import type { ErrorCode } from '../errors.ts';

/** What went wrong and what to do about it. Blanks as in `say.ts`. */
export const viErrors = {
  'image.empty': 'Tệp ảnh[ {file|fileName|path}] rỗng (0 byte). Quét lại trang này rồi nạp lại.',
  'image.not-an-image':
    'Tệp[ {file|fileName|path}] không phải ảnh JPEG, PNG, TIFF hay WebP. Bỏ tệp khỏi thư mục, hoặc lưu lại đúng định dạng rồi nạp lại.',
  'image.truncated':
    'Ảnh[ {file|fileName|path}] bị cụt, thiếu phần cuối. Chép lại từ bản quét gốc rồi nạp lại.',
  'image.too-large':
    'Ảnh[ {file|fileName|path}] quá lớn[ ({widthPx} × {heightPx} điểm ảnh)][, tối đa {maxMegapixels|max|limit}]. Quét lại ở 300 dpi.',
  'image.blank': 'Trang[ {file|fileName|path}] trắng, không có chữ. Nếu trang trong sổ có chữ, hãy quét lại.',
  'page.form-unknown':
    'Không nhận ra mẫu sổ của trang[ {file|fileName|path}][ (thấy {anchorsFound|found}/{anchorsOf|of} nhãn in sẵn)]. Kiểm tra trang có lộn sổ hay bị che không; nếu là mẫu mới, khai báo mẫu trong schemas/forms.',
  'page.no-entries':
    'Trang[ {file|fileName|path}] không có trường hợp đăng ký nào. Nếu trang trong sổ có ghi, hãy quét lại.',
  'load.not-found': 'Không có tệp hay thư mục[ {path|file}]. Kiểm tra lại đường dẫn.',
  'load.no-manifest':
    'Thư mục[ {path|folder|file}] không có book.json nên không biết là sổ nào. Thêm book.json (xem samples/README.md), hoặc chạy lại với --book.',
  'load.bad-manifest':
    'book.json[ trong {path|folder|file}] sai[ ở mục "{field|key|setting}"][: {why|reason}]. Sửa rồi nạp lại.',
  'load.no-pages': 'Thư mục[ {path|folder|file}] không có ảnh trang nào (JPEG, PNG, TIFF, WebP).',
  'load.book-differs':
    'Sổ[ {code|book|bookCode}] đã được nạp với thông tin khác[ ở mục "{field|key|setting}"]. Sửa book.json cho khớp, hoặc đổi mã sổ.',
  'load.closing-differs':
    'book.json[ của sổ {book|code}] ghi khóa sổ[ năm {year}][ {entries} trường hợp][ {pages} trang], nhưng cán bộ đã nhập[ {entriesSaid} trường hợp][ {pagesSaid} trang]. Xem lại trang khóa sổ: sửa book.json, hoặc sửa ở trang Sổ bộ, rồi nạp lại.',
  'restore.not-empty':
    'Thư mục dữ liệu[ {path}] đã có dữ liệu. Hãy chọn một thư mục trống bằng --data rồi khôi phục lại.',
  'form.bad':
    'Mẫu sổ[ "{form|formId|folder|id}"] khai báo sai[: {why|reason}]. Sửa thư mục mẫu rồi chạy lại.',
  'policy.bad': 'Chính sách kiểm tra[ {policy}]: tệp policy.json không đúng. Sửa tệp rồi khởi động lại.',
  'policy.not-found': 'Không có chính sách kiểm tra[ {policy}].',
  'form.not-found': 'Không có mẫu sổ[ "{form|formId|id}"]. Kiểm tra formId trong book.json.',
  'template.not-found': 'Không có mẫu trích lục[ "{template|templateId|id}"] cho loại sổ này.',
  'engine.timeout':
    'Máy đọc chữ quá lâu chưa xong[ ở tệp {file|fileName}][ (quá {seconds} giây)]. Sẽ tự thử lại.',
  'engine.failed':
    'Máy đọc chữ bị lỗi[ ở tệp {file|fileName}][: {why|reason}][ (mô hình {model})]. Sẽ tự thử lại.',
  'model.not-found':
    'Không có tệp mô hình đọc chữ[ {file|fileName}]. Chép lại thư mục models từ bản cài đặt, hoặc kiểm tra đường dẫn sau --model.',
  'model.bad':
    'Tệp mô hình đọc chữ[ {file|fileName}] hỏng[: {why|reason}]. Chép lại tệp từ bản cài đặt rồi chạy lại.',
  'blob.missing':
    'Kho ảnh thiếu một tệp[ ({sha256|blob})]. Chép tệp từ bản sao lưu vào kho; việc này sẽ tự thử lại.',
  'blob.corrupt':
    'Một tệp trong kho ảnh[ ({sha256|blob|path})] đã bị hỏng, nội dung không khớp tên. Khôi phục tệp từ bản sao lưu.',
  'store.disk-full':
    'Hết chỗ trên đĩa[ ở {path|dataDir}]. Giải phóng dung lượng rồi làm lại; việc của máy sẽ tự chạy tiếp, không mất gì.',
  'store.no-write-right':
    'Không có quyền ghi vào[ {path|dataDir|file}] thư mục dữ liệu. Cấp quyền ghi, hoặc chọn thư mục khác bằng --data.',
  'store.unreachable':
    'Không kết nối được cơ sở dữ liệu[ ({what})][: {why|reason}]. Sẽ tự thử lại; nếu kéo dài, kiểm tra máy chủ và DATABASE_URL.',
  'store.newer-version':
    'Thư mục dữ liệu[ {path|dataDir}] do phiên bản mới hơn tạo ra[ (bản {has|found|version}, chương trình này hiểu tới bản {knows})]. Hãy cập nhật chương trình; không mở bằng bản cũ.',
  'store.binary-missing':
    'Không có PostgreSQL kèm sẵn cho máy này[ ({platform|package})]. Đặt DATABASE_URL tới một máy chủ PostgreSQL.',
  'queue.unreachable':
    'Không kết nối được hàng đợi[ ({what})]. Việc vẫn giữ trong cơ sở dữ liệu và sẽ tự chạy tiếp.',
  'queue.redis-not-found':
    'Không tìm thấy chương trình redis-server. Cài đặt nó, đặt REDIS_URL, hoặc bỏ --redis.',
  'config.bad': 'Thiết lập[ "{setting}"] sai[: {why|reason}]. Sửa rồi chạy lại.',
  'port.in-use':
    'Cổng[ {port}] đang có chương trình khác dùng. Tắt chương trình đó, hoặc chạy với --port số khác.',
  'id.not-found': 'Không tìm thấy[ {id}] mục này. Có thể đường dẫn đã cũ hoặc gõ thiếu.',
  'session.wrong': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'session.none': 'Phiên làm việc đã hết. Hãy đăng nhập lại.',
  'request.too-many': 'Quá nhiều yêu cầu. Thử lại sau[ {seconds} giây].',
  'session.totp-wanted':
    'Tài khoản này cần thêm mã 6 số. Mở ứng dụng xác thực trên điện thoại rồi nhập mã đang hiện.',
  'session.totp-wrong':
    'Mã 6 số không đúng, đã hết hạn hoặc đã dùng. Chờ ứng dụng hiện mã mới rồi nhập lại; nếu vẫn sai, chỉnh lại giờ của điện thoại.',
  'session.too-many': 'Sai mật khẩu quá nhiều lần. Thử lại sau[ {seconds|retryAfter} giây].',
  'may.not': 'Tài khoản này không có quyền làm việc đó[ (cần vai trò {role})].',
  'request.bad': 'Yêu cầu không hợp lệ[ ở mục "{field|path|key}"][: {why|reason}].',
  'task.taken': 'Người khác đang làm việc này. Hãy nhận việc khác.',
  'task.lease-lost':
    'Hết thời gian giữ việc và việc đã trả về hàng chờ. Những gì đã gõ vẫn còn trên màn hình: bấm "Nhận lại việc này" để gửi.',
  'task.done': 'Việc này đã xong, có thể do bạn gửi ở cửa sổ khác. Hãy nhận việc tiếp theo.',
  'task.own-work': 'Bạn là người kiểm tra lần đầu nên không được tự phê duyệt. Cần người khác phê duyệt.',
  'task.reason-wanted': 'Mục[ {field}]: khác cả hai lần nhập. Ghi lý do rồi gửi lại.',
  'task.field-unanswered':
    'Còn mục chưa trả lời[: {field|key}]. Mỗi mục phải được nhận, sửa, ghi trống hoặc ghi không đọc được.',
  'trouble.settled':
    'Vướng mắc này đã có người giải quyết và trường hợp đã trở lại hàng chờ. Tải lại danh sách.',
  'book.not-verified':
    'Sổ chưa kiểm tra xong[ (còn {count} trường hợp)] nên chưa rút mẫu được. Làm hết việc đang chờ và giải quyết vướng mắc rồi rút mẫu.',
  'book.sampled':
    'Đợt rút mẫu[ {round}] của sổ đang làm hoặc đã được chấp nhận nên không rút lại. Tải lại trang để xem kết quả.',
  'book.not-accepted': 'Sổ chưa được chấp nhận qua rút mẫu nên chưa phê duyệt cả sổ được. Rút mẫu trước.',
  'ledger.not-at-fault':
    'Số[ {number}][ năm {year}] không còn vướng gì để giải thích: có thể vừa được sửa. Xem lại trang sổ bộ.',
  'ledger.gap-filled':
    'Dãy sổ không còn chỗ thiếu này[ ở năm {year}]: có thể vừa nạp thêm sổ. Xem lại trang Sổ bộ.',
  'ledger.note-wanted': 'Lý do “khác” phải ghi rõ là gì. Gõ ghi chú rồi gửi lại.',
  'gold.bad': 'Tệp đáp án[ {file}] không dùng được[: {why}]. Sửa tệp rồi chạy lại; chưa ghi gì.',
  'record.not-approved':
    'Trường hợp này chưa được phê duyệt nên chưa cấp được trích lục. Bấm "Ưu tiên" để làm ngay.',
  'record.changed': 'Thông tin hộ tịch đã thay đổi sau khi yêu cầu. Xem lại rồi yêu cầu lại.',
  'extract.letter-missing':
    'Phông chữ thiếu chữ[ "{letter}"][ ({codePoint})] ở mục[ "{field|key}"]. Không in giấy thiếu chữ; hãy báo quản trị.',
  'extract.too-long':
    'Mục[ "{field|key}"] quá dài, không in vừa mẫu[ "{template|templateId}"]. Hãy báo quản trị.',
  'extract.not-sealed': 'Trích lục[ {number}] chưa ký xong nên chưa có tệp PDF.',
  'train.program-missing':
    'Thiếu chương trình[ {program}] để huấn luyện. Cài gói[ {package}] của Debian rồi chạy lại.',
  'train.no-lines': 'Không có dòng chữ nào để học. Nêu tệp dòng chữ bằng --lines.',
  'train.too-little':
    'Sổ[ {book}] chưa có đủ dòng đã kiểm tra[ (mới {have}, cần {needs})]. Kiểm tra thêm vài trang rồi chạy lại.',
  'model.not-better':
    'Mô hình[ {model}] đọc không tốt hơn mô hình đang dùng nên không được bật. Dùng --force nếu vẫn muốn bật.',
  'seal.no-key': 'Không có khóa ký số[ của {officerId|signer}]. Báo quản trị cấp khóa trước khi ký.',
  'seal.expired':
    'Chứng thư số[ của {officerId|signer}] đã hết hạn[ ngày {notAfter|expiredOn}]. Gia hạn chứng thư rồi ký lại.',
  'record.bad-date':
    '[Mục "{field}": ]Không hiểu được ngày này, hoặc lịch không có ngày ấy. Ghi dạng ngày/tháng/năm, tháng/năm hoặc năm.',
  'record.words-differ':
    '[Mục "{field}": ]Ngày bằng chữ không khớp ngày bằng số. Sửa cả hai mục cho khớp, vì bản sao in cả hai.',
  'record.revoked': 'Đăng ký này đã bị thu hồi, hủy bỏ nên không cấp trích lục được.',
  'record.struck': 'Trường hợp này bị gạch bỏ trong sổ nên không cấp trích lục được.',
  'record.contradicted':
    'Có trường hợp khác cùng số, cùng năm, cùng nơi đăng ký ghi khác[ ({other})]. Hai trường hợp phải được người phê duyệt xem lại trước khi cấp.',
  'relation.changed':
    'Hai trường hợp này vừa có người khác xác định, hoặc máy đã tính lại. Hãy sang cặp tiếp theo.',
  'relation.reason-wanted':
    'Hai trường hợp cùng số, cùng năm, cùng nơi đăng ký: muốn xác định cả hai đều đúng thì ghi lý do.',
  'extract.letter-wanted':
    'Người được ủy quyền phải có văn bản ủy quyền; cơ quan phải có văn bản yêu cầu. Điền nơi lập văn bản.',
  'extract.voided': 'Trích lục[ {number}] đã bị hủy hoặc thu hồi.',
  'extract.interrupted':
    'Việc ký bị dừng giữa chừng. Số[ {number}] đã hủy và không dùng lại. Hãy yêu cầu lại.',
  'extract.bad-upload': 'Tệp do chương trình ký gửi về không đúng[: {why}]. Ký lại từ đầu.',
  'signing.no-delegation':
    'Không có quyền ký còn hiệu lực cho loại giấy này[, {kind}]. Quản trị nhập văn bản giao quyền (số, ngày, thời hạn, phạm vi) ở trang Cơ quan.',
  'signing.away':
    'Người ký đang được ghi là vắng mặt[ đến {until}]. Báo có mặt ở trang Ký, hoặc để người khác ký.',
  'signing.closed': 'Chưa mở khóa ký. Người ký mở phiên ký bằng mã PIN rồi làm lại.',
  'signing.kind-closed':
    'Phiên ký đang mở không gồm loại giấy này[, {kind}]. Mở lại phiên bằng mã PIN với loại này.',
  'signing.used-up':
    'Phiên ký đã dùng hết số giấy cho phép[ ({most})] hoặc hết giờ. Mở phiên mới bằng mã PIN.',
  'signing.not-at-counter': 'Cơ quan không cho ký ngay tại quầy. Người ký xác nhận từng giấy ở trang Ký.',
  'clock.wrong':
    'Đồng hồ máy chủ chạy lùi[, chậm {seconds} giây so với giấy đã cấp gần nhất]. Chỉnh đồng hồ rồi ký lại; chưa cấp số nào.',
  'timestamp.unreachable':
    'Chưa lấy được dấu thời gian[ từ {host}]. Giấy vẫn có hiệu lực ở mức B-B; sẽ tự thử lại.',
  'timestamp.bad': 'Dấu thời gian nhận được[ từ {host}] không đúng. Giấy vẫn ở mức B-B; báo quản trị.',
  'pdf.not-ours': 'Tệp này không phải PDF trích lục, hoặc lớn hơn 4 MB.',
  'feed.bad-webhook': 'Địa chỉ nhận tin không dùng được[: {why}].',
  'seal.pin-wrong': 'Mã PIN không đúng[, còn {left} lần thử].',
  'seal.pin-blocked':
    'Khóa ký bị chặn vì nhập sai mã PIN nhiều lần.[ Thử lại sau {minutes} phút.][ Thiết bị {token} đã tự khóa: báo quản trị mở lại.]',
  'seal.locked': 'Khóa ký đang đóng. Người ký mở phiên ký bằng mã PIN.',
  'seal.token-missing': 'Không thấy thiết bị ký số[ {token}]. Cắm thiết bị rồi thử lại.',
  'seal.not-yet-valid':
    'Chứng thư số[ của {officerId|signer}] chưa đến ngày có hiệu lực[ ({notBefore})]. Kiểm tra đồng hồ máy chủ.',
} as const satisfies Record<ErrorCode, string>;
