/** What papers say of another registration: Vietnamese, in no other language. What is not known is left out with its word. */
export const viRelationNote = {
  /** On the later one. */
  registeredBefore: 'Đăng ký lại. Đã đăng ký lần đầu {place}.',
  /** On the earlier one. */
  registeredAgain: 'Đã đăng ký lại {place}.',
  /** On the one that stands as it was before the correction. */
  correctedIn: 'Nội dung đã được cải chính, xem đăng ký {place}.',
  number: 'số {number}',
  date: 'ngày {date}',
  book: 'quyển số {book}',
  body: 'tại {body}',
} as const;
