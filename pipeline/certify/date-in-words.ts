const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const digit = (n: number): string => digits[n] ?? '';

/** 1–99 as it is said: mười lăm, hai mươi mốt, hai mươi tư, ba mươi lăm. */
function belowHundred(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  if (tens === 0) return digit(ones);
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`;
  if (ones === 0) return head;
  if (ones === 5) return `${head} lăm`;
  if (tens > 1 && ones === 1) return `${head} mốt`;
  if (tens > 1 && ones === 4) return `${head} tư`;
  return `${head} ${digit(ones)}`;
}

/** 1000–2999: hai nghìn không trăm linh tám. */
function year(n: number): string {
  const hundreds = Math.floor((n % 1000) / 100);
  const rest = n % 100;
  const words = [digit(Math.floor(n / 1000)), 'nghìn'];
  if (hundreds > 0 || rest > 0) words.push(digit(hundreds), 'trăm');
  if (rest > 0) words.push(rest < 10 ? `linh ${digit(rest)}` : belowHundred(rest));
  return words.join(' ');
}

/**
 * An ISO partial date as the papers spell it: "Ngày mười lăm, tháng tám, năm hai nghìn không trăm hai mươi sáu"; only
 * what is known. Null for anything but an ISO partial date of the years 1000–2999.
 */
export function dateInWords(iso: string): string | null {
  const [, y, m, d] = /^([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso) ?? [];
  if (y === undefined) return null;
  const parts: string[] = [];
  if (d !== undefined) parts.push(`ngày ${belowHundred(Number(d))}`);
  if (m !== undefined) parts.push(`tháng ${m === '04' ? 'tư' : belowHundred(Number(m))}`);
  parts.push(`năm ${year(Number(y))}`);
  const words = parts.join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
