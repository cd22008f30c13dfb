import { z } from 'zod';
import { RegisterBody } from './book.ts';

/** The agency that issues extracts here, as printed on them; an administrator may change it, old papers keep theirs. */
export const IssuingOffice = z.strictObject({
  body: RegisterBody,
  /** Địa danh before the date of issue. */
  place: z.string().min(1).max(100),
});
export type IssuingOffice = z.infer<typeof IssuingOffice>;

/** Used until an administrator says otherwise. */
export const defaultIssuingOffice: IssuingOffice = {
  body: { name: 'Ủy ban nhân dân phường Hai Bà Trưng', within: ['Thành phố Hà Nội'] },
  place: 'Hai Bà Trưng',
};

/** What an administrator decides of the counter. */
export const CounterSettings = z.strictObject({
  /** Đồng a copy. @source TT 281/2016/TT-BTC */
  feePerCopy: z.int().min(0).max(1_000_000),
  /** Reasons for taking no fee, offered at the counter; another may be typed. */
  exemptions: z.array(z.string().trim().min(1).max(200)).max(30),
  /** Requests from this hour on are due the next working day. @source Luật Hộ tịch 60/2014/QH13 Điều 5 khoản 2 */
  lateFrom: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** When a day's work ends: the hour of a due time. */
  closesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Days nobody works beside Saturdays and Sundays. */
  holidays: z.array(z.iso.date()).max(200),
  signing: z.strictObject({
    /** Whether an officer may let the counter's requests be signed at once. */
    atCounter: z.boolean(),
    mostMinutes: z.int().min(5).max(720),
    mostPapers: z.int().min(1).max(5000),
  }),
  /** Time-stamp authority (RFC 3161); null: none. */
  timestampUrl: z.url({ protocol: /^https?$/ }).nullable(),
});
export type CounterSettings = z.infer<typeof CounterSettings>;

export const defaultCounterSettings: CounterSettings = {
  feePerCopy: 8000,
  exemptions: [
    'Người có công với cách mạng',
    'Hộ nghèo',
    'Người khuyết tật',
    'Trẻ em dưới 6 tuổi',
    'Phục vụ giải quyết chính sách theo quy định',
  ],
  lateFrom: '15:00',
  closesAt: '17:00',
  holidays: [],
  signing: { atCounter: true, mostMinutes: 240, mostPapers: 500 },
  timestampUrl: null,
};
