import type { RegisterBody } from '#schemas/book.ts';
import { printable } from './fonts.ts';

/**
 * The lines over a paper: the province, the units between it and the commune, then the commune's committee, in capitals and
 * with the committee's usual short form. Since communes answer to provinces directly nothing stands between; before, a
 * district did.
 * @source NĐ 120/2025/NĐ-CP (two tiers from 1/7/2025)
 */
export function headerLines(body: RegisterBody): {
  above: string;
  between: readonly string[];
  body: string;
} {
  const caps = (text: string): string => printable(text).toLocaleUpperCase('vi');
  return {
    above: caps(body.within.at(-1) ?? ''),
    between: body.within.slice(0, -1).reverse().map(caps),
    body: caps(body.name).replace(/^[ỦU][ỶY] BAN NHÂN DÂN /u, 'UBND '),
  };
}

/** Who registered the event, named as in the book: the body, then the units above it. */
export const bodyInFull = (body: RegisterBody): string => printable([body.name, ...body.within].join(', '));
