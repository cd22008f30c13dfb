import type { RegisterBody } from '#schemas/book.ts';
import { printable } from './fonts.ts';

/**
 * The two lines over a paper since communes answer to provinces directly: the province, then the commune's committee,
 * in capitals and with the committee's usual short form. Before, a district line would stand between them.
 * @source NĐ 120/2025/NĐ-CP (two tiers from 1/7/2025)
 */
export function headerLines(body: RegisterBody): { above: string; body: string } {
  const caps = (text: string): string => printable(text).toLocaleUpperCase('vi');
  return {
    above: caps(body.within.at(-1) ?? ''),
    body: caps(body.name).replace(/^[ỦU][ỶY] BAN NHÂN DÂN /u, 'UBND '),
  };
}

/** Who registered the event, named as in the book: the body, then the units above it. */
export const bodyInFull = (body: RegisterBody): string => printable([body.name, ...body.within].join(', '));
