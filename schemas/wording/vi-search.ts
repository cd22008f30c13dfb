/** Sentences of the counter's finder: what is typed, what it is narrowed by, and why an entry was found. */
export const viSearch = {
  finder: {
    placeholder: 'Họ tên, tên cha mẹ, năm, nơi, số và quyển, số định danh',
    body: 'Nơi đăng ký',
    allBodies: 'Mọi nơi đăng ký',
    clearBody: 'Bỏ lọc nơi đăng ký',
    booksOf: '{count} quyển',
    noBody: 'Không có nơi đăng ký nào tên như vậy.',
    tooMany: 'Chỉ hiện 50 kết quả khớp nhất. Gõ thêm tên cha, mẹ, năm hoặc nơi để thu hẹp.',
    why: 'Khớp',
    what: {
      name: 'họ tên',
      'given-name': 'tên',
      parent: 'cha, mẹ',
      spouse: 'vợ, chồng',
      date: 'ngày {words}',
      year: 'năm {words}',
      'entry-number': 'số {words}',
      'book-number': 'quyển {words}',
      place: 'nơi: {words}',
      'personal-id': 'số giấy tờ {words}',
    },
    how: {
      tones: 'không kể dấu',
      near: 'gần giống',
      part: 'một phần',
      swapped: 'khác thứ tự',
      renamed: 'tên cũ hoặc mới',
    },
  },
} as const;
